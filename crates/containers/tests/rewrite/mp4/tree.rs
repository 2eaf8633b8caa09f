//! A file of boxes that a test can put boxes into: chunk offsets follow where the media data comes to be.

use std::path::PathBuf;

const PARENTS: [&[u8; 4]; 9] =
    [b"moov", b"trak", b"mdia", b"minf", b"stbl", b"dinf", b"edts", b"udta", b"tref"];

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Node {
    pub(crate) kind: [u8; 4],
    pub(crate) body: Body,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Body {
    Bytes(Vec<u8>),
    Boxes(Vec<Node>),
}

pub(crate) fn leaf(kind: &[u8; 4], body: &[u8]) -> Node {
    Node { kind: *kind, body: Body::Bytes(body.to_vec()) }
}

pub(crate) fn parent(kind: &[u8; 4], boxes: Vec<Node>) -> Node {
    Node { kind: *kind, body: Body::Boxes(boxes) }
}

pub(crate) fn fixture(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures").join(name)
}

/// A file of `tests/fixtures` as boxes.
pub(crate) fn movie(name: &str) -> Node {
    parent(b"file", parse(&std::fs::read(fixture(name)).expect("the fixture is there")))
}

/// A file as boxes. They have sizes of 32 bits.
pub(crate) fn parse(mut bytes: &[u8]) -> Vec<Node> {
    let mut nodes = Vec::new();
    while let Some(size) = bytes.first_chunk().map(|size| u32::from_be_bytes(*size) as usize) {
        let (node, rest) = bytes.split_at(size);
        let kind: [u8; 4] = node[4..8].try_into().unwrap();
        nodes.push(match PARENTS.contains(&&kind) {
            true => parent(&kind, parse(&node[8..])),
            false => leaf(&kind, &node[8..]),
        });
        bytes = rest;
    }
    nodes
}

impl Node {
    pub(crate) fn boxes(&mut self) -> &mut Vec<Node> {
        match &mut self.body {
            Body::Boxes(boxes) => boxes,
            Body::Bytes(_) => panic!("{} has no boxes", String::from_utf8_lossy(&self.kind)),
        }
    }

    pub(crate) fn bytes(&mut self) -> &mut Vec<u8> {
        match &mut self.body {
            Body::Bytes(bytes) => bytes,
            Body::Boxes(_) => panic!("{} has boxes", String::from_utf8_lossy(&self.kind)),
        }
    }

    /// The first box at the end of a path like `moov/trak`.
    pub(crate) fn at(&mut self, path: &str) -> &mut Node {
        path.split('/').fold(self, |node, kind| {
            let found = node.boxes().iter_mut().find(|child| child.kind == *kind.as_bytes());
            found.unwrap_or_else(|| panic!("there is no {kind} in {path}"))
        })
    }

    pub(crate) fn encode(&self) -> Vec<u8> {
        let body = match &self.body {
            Body::Bytes(bytes) => bytes.clone(),
            Body::Boxes(boxes) => boxes.iter().flat_map(Node::encode).collect(),
        };
        [&(body.len() as u32 + 8).to_be_bytes(), self.kind.as_slice(), &body].concat()
    }

    /// The file's bytes. `old_start`: where the media data was when the chunk offsets were right.
    pub(crate) fn file(&mut self, old_start: usize) -> Vec<u8> {
        let moved = self.media_start() as i64 - old_start as i64;
        for track in self.at("moov").boxes().iter_mut().filter(|child| child.kind == *b"trak") {
            for offset in track.at("mdia/minf/stbl/stco").bytes()[8..].chunks_exact_mut(4) {
                let old = u32::from_be_bytes(offset.try_into().unwrap());
                offset.copy_from_slice(&((i64::from(old) + moved) as u32).to_be_bytes());
            }
        }
        self.encode().split_off(8)
    }

    /// Where the first media data is in the file.
    pub(crate) fn media_start(&mut self) -> usize {
        let before = self.boxes().iter().take_while(|child| child.kind != *b"mdat");
        before.map(|child| child.encode().len()).sum::<usize>() + 8
    }
}
