import SQLite

/// Every step of the schema, in the order in which they were released. Append only.
///
/// A database's version is how many of them it has; what numbers their files have (none has 0018 or 0024) says nothing.
///
/// All tables are STRICT. Ids are BLOBs of 16 bytes, instants are INTEGER milliseconds UTC, truth is 0 or 1, enums are
/// TEXT of their names in the schema, lists of scalars are JSON text as the response shows it. What is sealed is a
/// BLOB. Every table of the domain has the owner's id, and goes with the owner.
enum Migrations {
    static let all: [Migration] = [
        migration0001Accounts,
        migration0002Contacts,
        migration0003Interactions,
        migration0004Imports,
        migration0005Events,
        migration0006Timeline,
        migration0007InteractionNotes,
        migration0008Jobs,
        migration0009Meetings,
        migration0010InformationalInterviews,
        migration0011Interviews,
        migration0012Referrals,
        migration0013FollowUps,
        migration0014Duplicates,
        migration0015Transfer,
        migration0016Search,
        migration0017Events,
        migration0019ContactInterviews,
        migration0020FollowUpsOfApplications,
        migration0021ContactOrders,
        migration0022ContactFilters,
        migration0023SearchedTexts,
        migration0025SearchedContacts,
        migration0026TimelineOwners,
        migration0027TimelineInteractions,
        migration0028NewInteractions,
    ]
}
