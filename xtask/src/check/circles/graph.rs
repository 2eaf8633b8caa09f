//! For each folder of a crate: which of its modules use which, and where that goes round in a circle.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fmt::Write;

use super::module::{Krate, ModulePath};

/// Places that are shown of one arrow.
const PLACES: usize = 5;

/// The modules of one folder. An arrow goes from who uses to what is used, and knows the places.
#[derive(Default)]
pub struct Graph {
    arrows: BTreeMap<String, BTreeMap<String, Vec<String>>>,
}

/// The graph of each folder, by its path in the crate. The root stands in no graph.
pub fn folders(krate: &Krate) -> BTreeMap<ModulePath, Graph> {
    let mut folders: BTreeMap<ModulePath, Graph> = BTreeMap::new();
    for (from, module) in &krate.modules {
        for reference in &module.references {
            let Some(to) = krate.resolve(from, &reference.path) else { continue };
            let Some((folder, user, used)) = arrow(from, &to) else { continue };
            let place = format!("{}:{} {}", module.file, reference.line, reference.path.join("::"));
            folders.entry(folder).or_default().add(user, used, place);
        }
    }
    folders
}

/// The folder that both are in, and which of its modules each belongs to.
fn arrow(from: &ModulePath, to: &ModulePath) -> Option<(ModulePath, String, String)> {
    let shared = from.iter().zip(to).take_while(|(a, b)| a == b).count();
    let folder = from[..shared].to_vec();
    let itself = |path: &ModulePath| match path.get(shared) {
        Some(name) => Some(name.clone()),
        None => folder.last().map(|name| format!("({name} itself)")),
    };
    let (user, used) = (itself(from)?, itself(to)?);
    (user != used).then_some((folder, user, used))
}

impl Graph {
    fn add(&mut self, user: String, used: String, place: String) {
        let places = self.arrows.entry(user).or_default().entry(used).or_default();
        if !places.contains(&place) {
            places.push(place);
        }
    }

    /// The circles, shortest first. Of those that share an arrow only the first is told: who opens it has mostly opened
    /// the others. The first module comes last again.
    pub fn circles(&self) -> Vec<Vec<String>> {
        let arrows = self.arrows.iter().flat_map(|(user, used)| used.keys().map(move |used| (user, used)));
        let shortest = arrows.filter_map(|(user, used)| self.way(used, user)).map(from_the_least);
        let mut circles: Vec<_> = shortest.collect::<BTreeSet<_>>().into_iter().collect();
        circles.sort_by_key(Vec::len);
        let mut told: BTreeSet<(String, String)> = BTreeSet::new();
        circles.retain(|circle| {
            let arrows: Vec<_> = circle.iter().cloned().zip(circle.iter().skip(1).cloned()).collect();
            let new = arrows.iter().all(|arrow| !told.contains(arrow));
            told.extend(arrows.into_iter().filter(|_| new));
            new
        });
        circles
    }

    /// The shortest way from one module to another.
    fn way(&self, from: &str, to: &str) -> Option<Vec<String>> {
        let mut came_from: BTreeMap<&str, &str> = BTreeMap::new();
        let mut next = VecDeque::from([from]);
        while let Some(at) = next.pop_front() {
            if at == to {
                return Some(back(&came_from, from, to));
            }
            for used in self.arrows.get(at).into_iter().flat_map(BTreeMap::keys) {
                if used != from && !came_from.contains_key(used.as_str()) {
                    came_from.insert(used, at);
                    next.push_back(used);
                }
            }
        }
        None
    }

    /// The places of a circle's arrows, a line for each arrow and place.
    pub fn arrows(&self, circle: &[String]) -> String {
        let mut text = String::new();
        for (user, used) in circle.iter().zip(circle.iter().skip(1)) {
            let places = self.arrows.get(user).and_then(|used_by| used_by.get(used));
            let places = places.map_or(&[][..], Vec::as_slice);
            for place in places.iter().take(PLACES) {
                let _ = write!(text, "\n      {user} -> {used}: {place}");
            }
            if let Some(more) = places.len().checked_sub(PLACES).filter(|more| *more > 0) {
                let _ = write!(text, "\n      {user} -> {used}: and {more} more");
            }
        }
        text
    }
}

fn back(came_from: &BTreeMap<&str, &str>, from: &str, to: &str) -> Vec<String> {
    let mut way = vec![to.to_owned()];
    let mut at = to;
    while at != from {
        let Some(before) = came_from.get(at) else { break };
        at = before;
        way.push(at.to_owned());
    }
    way.reverse();
    way
}

/// The same circle, however it was found: from the module whose name comes first, back to it.
fn from_the_least(mut circle: Vec<String>) -> Vec<String> {
    let least = circle.iter().enumerate().min_by_key(|(_, name)| name.as_str()).map_or(0, |(at, _)| at);
    circle.rotate_left(least);
    circle.extend(circle.first().cloned());
    circle
}

#[cfg(test)]
mod tests {
    use super::*;

    fn graph(arrows: &[(&str, &str)]) -> Graph {
        let mut graph = Graph::default();
        for (user, used) in arrows {
            graph.add((*user).into(), (*used).into(), format!("{user}.rs:1"));
        }
        graph
    }

    #[test]
    fn of_circles_that_share_an_arrow_the_shortest_is_told() {
        let told = |arrows: &[(&str, &str)]| -> Vec<String> {
            graph(arrows).circles().into_iter().map(|circle| circle.join(" -> ")).collect()
        };
        let one = [("a", "b"), ("b", "c"), ("c", "a"), ("c", "d")];
        assert_eq!(told(&one), ["a -> b -> c -> a"], "once, from wherever it is found");
        let shorter = [one.as_slice(), &[("b", "a")]].concat();
        assert_eq!(told(&shorter), ["a -> b -> a"]);
        let another = [shorter.as_slice(), &[("d", "c")]].concat();
        assert_eq!(told(&another), ["a -> b -> a", "c -> d -> c"]);
    }

    #[test]
    fn arrows_that_do_not_come_back_are_no_circle() {
        assert!(graph(&[("a", "b"), ("a", "c"), ("b", "c")]).circles().is_empty());
    }

    #[test]
    fn the_arrows_of_a_circle_have_their_places() {
        let graph = graph(&[("a", "b"), ("b", "a")]);
        let places = graph.arrows(&["a".into(), "b".into(), "a".into()]);
        assert_eq!(
            places.trim().lines().map(str::trim).collect::<Vec<_>>(),
            ["a -> b: a.rs:1", "b -> a: b.rs:1"]
        );
    }
}
