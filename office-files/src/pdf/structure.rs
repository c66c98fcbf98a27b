//! The structure of a document, for those who have it read to them.

use std::num::NonZeroU16;

use krilla::tagging::{Identifier, TableHeaderScope, Tag, TagGroup, TagKind, TagTree};

/// What a node is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    /// A heading of a level from 1, and its text.
    Heading(u16, String),
    Paragraph,
    Table,
    Caption,
    Head,
    Body,
    Row,
    /// A cell that names its column.
    ColumnHeader,
    /// A cell that names its row.
    RowHeader,
    Cell,
}

/// The tree, its nodes in the order they were made; each knows its parent.
#[derive(Debug, Default)]
pub(super) struct Structure {
    nodes: Vec<(Kind, Option<usize>)>,
}

impl Structure {
    /// Adds a node and gives its place.
    pub(super) fn add(&mut self, kind: Kind, parent: Option<usize>) -> usize {
        self.nodes.push((kind, parent));
        self.nodes.len() - 1
    }

    /// How many nodes there are.
    pub(super) fn len(&self) -> usize {
        self.nodes.len()
    }

    /// The tree with what was painted for each node. Children stand behind their parents, so the last are finished first.
    pub(super) fn tree(&self, painted: Vec<Vec<Identifier>>, language: &str) -> TagTree {
        let mut groups: Vec<TagGroup> = self.nodes.iter().map(|(kind, _)| TagGroup::new(tag(kind))).collect();
        for (group, painted) in groups.iter_mut().zip(painted) {
            painted.into_iter().for_each(|mark| group.push(mark));
        }
        let mut tops = vec![];
        while let Some(mut group) = groups.pop() {
            let node = self.nodes.get(groups.len());
            // Children of branches came in from the last to the first; what is painted belongs to leaves only.
            if node.is_some_and(|(kind, _)| matches!(kind, Kind::Table | Kind::Head | Kind::Body | Kind::Row)) {
                group.children.reverse();
            }
            match node.and_then(|node| node.1).and_then(|parent| groups.get_mut(parent)) {
                Some(parent) => parent.push(group),
                None => tops.push(group),
            }
        }
        let mut tree = TagTree::new().with_lang(Some(language.to_owned()));
        tops.into_iter().rev().for_each(|group| tree.push(group));
        tree
    }
}

fn tag(kind: &Kind) -> TagKind {
    match kind {
        Kind::Heading(level, text) => {
            let level = NonZeroU16::new(*level).unwrap_or(NonZeroU16::MIN);
            Tag::Hn(level, Some(text.clone())).into()
        }
        Kind::Paragraph => Tag::P.into(),
        Kind::Table => Tag::Table.into(),
        Kind::Caption => Tag::Caption.into(),
        Kind::Head => Tag::THead.into(),
        Kind::Body => Tag::TBody.into(),
        Kind::Row => Tag::TR.into(),
        Kind::ColumnHeader => Tag::TH(TableHeaderScope::Column).into(),
        Kind::RowHeader => Tag::TH(TableHeaderScope::Row).into(),
        Kind::Cell => Tag::TD.into(),
    }
}
