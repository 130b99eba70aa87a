import CLinux

/// The memory of the whole process, as the C library deals with it.
public enum ProcessMemory {
    // malloc.h, whose names the Glibc module leaves out.
    private static let mmapThreshold: Int32 = -3

    /// Has blocks of a MiB and more come from the system and go back to it.
    ///
    /// By itself the C library learns from the first large block that is freed to keep those that follow: after a day
    /// with a few large uploads a server would look as if they were still there.
    public static func givesBackLargeBlocks() {
        _ = mallopt(mmapThreshold, 1 << 20)
    }

    /// Gives back what is free: after work that took much and does not come again.
    public static func giveBack() { _ = malloc_trim(0) }
}
