//! Seeded chance.

use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use uuid::Builder;

/// The random number generator of one part of a proof: by the proof's seed, and which part it is.
pub fn rng_of(seed: u64, part: u64) -> StdRng {
    StdRng::seed_from_u64(seed ^ part.wrapping_mul(0x9e37_79b9_7f4a_7c15))
}

/// A UUID, as a window makes one for what it sends.
pub fn uuid(rng: &mut StdRng) -> String {
    Builder::from_random_bytes(rng.random()).into_uuid().to_string()
}

/// Whether something happens that happens `percent` times in a hundred.
pub fn chance(rng: &mut StdRng, percent: u32) -> bool {
    rng.random_range(0..100) < percent
}

/// One of them, by chance.
pub fn one_of<T: Copy>(rng: &mut impl Rng, choices: &[T]) -> T {
    choices[rng.random_range(0..choices.len())]
}
