//! Storage: what keeps this computer's disk from taking what is written.

use crate::closed_set::closed_sets;

closed_sets! {
    /// A storage fault: why nothing can be written now. It passes, or somebody ends it; nothing is lost by it.
    pub enum StorageFault {
        /// The disk is full.
        Full,
        /// The folder or the file cannot be written to.
        ReadOnly,
        /// The disk or the file cannot be reached.
        Unreachable,
        /// Another program holds the data file.
        Busy,
        /// The data file is damaged.
        Broken,
        /// Little disk space is left: downloads wait for more, and messages come in all the same (R30).
        NoRoom,
    }
}
