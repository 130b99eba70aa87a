import RapportTypes

extension Omittable {
    /// Changes what is stored: omitted leaves it, null clears it.
    func change(_ stored: inout T?) {
        if !isOmitted { stored = value }
    }
}
