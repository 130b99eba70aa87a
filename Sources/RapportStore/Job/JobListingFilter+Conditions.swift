import RapportTypes
import SQLite

extension JobListingFilter: NestedFilter {
    func conditions(_ compiler: inout FilterCompiler) throws(FilterError) -> [SQL?] {
        [
            try compiler.text(company, .folded("company_folded")),
            try compiler.counted(status).map { "item.status = \($0.rawValue)" },
            try compiler.counted(hasApplication).map {
                $0 ? "item.application_id IS NOT NULL" : "item.application_id IS NULL"
            },
            // Last, because it reads long texts.
            try compiler.search(
                search, of: SearchedKinds.jobListings, in: JobListingFilter.searched,
                named: ["title", "company", "location", "description"]),
        ]
    }

    private static let searched: [ComparedText] = [
        .folded("title_folded"), .folded("company_folded"), .plain("location"), .plain("description"),
    ]
}
