//! What happens where: bands from roles to places.
//!
//! A flow says its places in words, reads on a phone, shows a bloc as one, and draws no border that is
//! disputed, which a map of the world cannot.

use super::letters::lines;
use super::{Drawing, round};
use crate::message::escape;

/// Roles on one side, places under headings on the other, and bands between them.
pub(crate) struct Flow<'a> {
    /// What the ids in the picture begin with.
    pub(crate) id: &'a str,
    pub(crate) title: String,
    pub(crate) description: String,
    pub(crate) rtl: bool,
    /// Labels of what happens, in reading order.
    pub(crate) roles: Vec<String>,
    /// Places that stand alike, in order.
    pub(crate) groups: Vec<FlowGroup>,
    pub(crate) bands: Vec<FlowBand>,
}

/// Places under a heading.
pub(crate) struct FlowGroup {
    pub(crate) heading: String,
    pub(crate) tone: Tone,
    pub(crate) places: Vec<String>,
}

/// How places stand under a law.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tone {
    Home,
    Adequate,
    Ground,
    Open,
}

/// From a role to a place.
pub(crate) struct FlowBand {
    /// By position.
    pub(crate) role: usize,
    /// By position among the places of all groups.
    pub(crate) place: usize,
    /// Of how many entries.
    pub(crate) weight: usize,
    /// Whether it is only possible.
    pub(crate) possible: bool,
}

/// Per cent across: where roles end, and where places begin.
const ROLES: f64 = 32.0;
const PLACES: f64 = 58.0;
/// The room between bands and words, in per cent.
const ROOM: f64 = 2.0;
/// The thickness of the edges that bands lead to, in per cent.
const EDGE: f64 = 0.8;
/// So many letters of a role, and of a place, fit beside each other on a narrow phone.
const ROLE_LETTERS: usize = 15;
const PLACE_LETTERS: usize = 19;
/// Headings are bold.
const HEADING_LETTERS: usize = 17;
/// Pixels down: of a line of words, between nodes, above a heading.
const LINE: f64 = 18.0;
const GAP: f64 = 8.0;
const ABOVE: f64 = 14.0;
/// Pixels of a band for each entry, and of all bands of one side together at most.
const UNIT: f64 = 5.0;
const MOST: f64 = 700.0;

/// A node of either side: where it is, and how much of it bands have taken.
struct Node {
    label: Vec<String>,
    top: f64,
    /// The height of its edge, and of its place in the column.
    edge: f64,
    height: f64,
    taken: f64,
}

/// The lines of a heading, its tone, and how far down it is.
type Heading = (Vec<String>, Tone, f64);

impl Flow<'_> {
    /// The picture; empty if there is nothing to draw.
    pub(crate) fn svg(&self) -> String {
        if self.bands.is_empty() {
            return String::new();
        }
        let (mut places, headings, height) = self.places();
        let mut roles = self.roles(height);
        let height = roles.last().map_or(height, |last| height.max(last.top + last.height)) + GAP;
        let mut drawing = Drawing::new(self.id, "flow", round(height), &self.title, &self.description, self.rtl);
        self.draw_bands(&mut drawing, &mut roles, &mut places, height);
        for node in &roles {
            drawing.bar("edge", ROLES, ROLES + EDGE, node.start(), node.edge);
            label(&mut drawing, "role-name", ROLES - ROOM, node);
        }
        for (node, tone) in places.iter().zip(self.tones()) {
            drawing.bar(&format!("edge {}", tone.class()), PLACES - EDGE, PLACES, node.start(), node.edge);
            label(&mut drawing, "place-name", PLACES + ROOM, node);
        }
        for (lines, tone, top) in headings {
            for (at, line) in lines.iter().enumerate() {
                let down = (0..at).fold(top + 13.0, |down, _| down + LINE);
                drawing.words(&format!("heading {}", tone.class()), PLACES + ROOM, down, line);
            }
        }
        drawing.done()
    }

    /// Pixels for each entry.
    fn unit(&self) -> f64 {
        let all: f64 = self.bands.iter().map(weight).sum();
        UNIT.min(MOST / all)
    }

    fn tones(&self) -> impl Iterator<Item = Tone> {
        self.groups.iter().flat_map(|group| group.places.iter().map(|_| group.tone))
    }

    /// The nodes of all places, the headings above them, and how far down they reach.
    fn places(&self) -> (Vec<Node>, Vec<Heading>, f64) {
        let (mut nodes, mut headings, mut down) = (Vec::new(), Vec::new(), 0.0);
        for group in &self.groups {
            let words = lines(&group.heading, HEADING_LETTERS);
            down += if nodes.is_empty() { 0.0 } else { ABOVE };
            let start = down;
            down = words.iter().fold(down, |down, _| down + LINE) + GAP / 2.0;
            headings.push((words, group.tone, start));
            for place in &group.places {
                let at = nodes.len();
                let edge = self.bands.iter().filter(|own| own.place == at).map(weight).sum::<f64>() * self.unit();
                let node = Node::new(lines(place, PLACE_LETTERS), down, edge);
                down += node.height + GAP;
                nodes.push(node);
            }
        }
        (nodes, headings, down)
    }

    /// The nodes of all roles, spread over the height of the places.
    fn roles(&self, height: f64) -> Vec<Node> {
        let node = |(at, label): (usize, &String)| {
            let edge = self.bands.iter().filter(|own| own.role == at).map(weight).sum::<f64>() * self.unit();
            Node::new(lines(label, ROLE_LETTERS), 0.0, edge)
        };
        let mut nodes: Vec<Node> = self.roles.iter().enumerate().map(node).collect();
        let used: f64 = nodes.iter().map(|own| own.height).sum();
        let count: f64 = nodes.iter().map(|_| 1.0).sum();
        let between = ((height - used) / (count + 1.0)).clamp(GAP, 64.0);
        let all = nodes.iter().fold(used - between, |all, _| all + between);
        let mut down = ((height - all) / 2.0).max(0.0);
        for node in &mut nodes {
            node.top = down;
            down += node.height + between;
        }
        nodes
    }

    /// Bands are curves, and curves know no per cent: they are drawn on a field that is stretched.
    fn draw_bands(&self, drawing: &mut Drawing, roles: &mut [Node], places: &mut [Node], height: f64) {
        let (from, to) = (ROLES + EDGE, PLACES - EDGE);
        let (x, width) = (round(if self.rtl { 100.0 - to } else { from }), round(to - from));
        let height = round(height);
        drawing.put(format_args!(
            "<svg x=\"{x}%\" y=\"0\" width=\"{width}%\" height=\"{height}\" viewBox=\"0 0 100 {height}\" \
             preserveAspectRatio=\"none\" aria-hidden=\"true\">"
        ));
        let tones: Vec<Tone> = self.tones().collect();
        for band in &self.bands {
            let thick = weight(band) * self.unit();
            let (a, b) = (round(roles[band.role].take(thick)), round(places[band.place].take(thick)));
            let possible = if band.possible { " possible" } else { "" };
            let (tone, thick, down, up) = (tones[band.place].class(), round(thick), round(b - a), round(a - b));
            let (start, half, whole, back, home) =
                if self.rtl { (100, -50, -100, 50, 100) } else { (0, 50, 100, -50, -100) };
            drawing.put(format_args!(
                "<path class=\"{tone}{possible}\" d=\"M{start} {a}c{half} 0 {half} {down} {whole} {down}v{thick}\
                 c{back} 0 {back} {up} {home} {up}z\"/>"
            ));
        }
        drawing.svg += "</svg>";
    }
}

/// The words of a node, in the middle of its height.
fn label(drawing: &mut Drawing, class: &str, at: f64, node: &Node) {
    let words = node.label.iter().fold(0.0, |all, _| all + LINE);
    let first = node.top + (node.height - words) / 2.0 + 13.0;
    let x = drawing.across(at);
    let spans: String = node
        .label
        .iter()
        .enumerate()
        .map(|(number, line)| {
            let dy = if number == 0 { 0.0 } else { LINE };
            format!("<tspan x=\"{x}%\" dy=\"{dy}\">{}</tspan>", escape(line))
        })
        .collect();
    drawing.put(format_args!("<text class=\"{class}\" y=\"{}\">{spans}</text>", round(first)));
}

fn weight(band: &FlowBand) -> f64 {
    f64::from(u32::try_from(band.weight).unwrap_or(u32::MAX))
}

impl Node {
    fn new(label: Vec<String>, top: f64, edge: f64) -> Self {
        let words = label.iter().fold(0.0, |all, _| all + LINE);
        Node { label, top, edge, height: edge.max(words), taken: 0.0 }
    }

    /// Where its edge begins, in the middle of its height.
    fn start(&self) -> f64 {
        self.top + (self.height - self.edge) / 2.0
    }

    /// Where the next band of so many pixels begins.
    fn take(&mut self, thick: f64) -> f64 {
        let start = self.start() + self.taken;
        self.taken += thick;
        start
    }
}

impl Tone {
    fn class(self) -> &'static str {
        match self {
            Tone::Home => "home",
            Tone::Adequate => "adequate",
            Tone::Ground => "ground",
            Tone::Open => "open",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(rtl: bool, places: usize) -> Flow<'static> {
        let names = (0..places).map(|at| format!("Sankt-{at} <Land> und die Inseln der Südlichen Meere")).collect();
        let tones = [Tone::Home, Tone::Open];
        let band =
            |at: usize| FlowBand { role: at % 7, place: at / 7, weight: 1 + at % 3, possible: at.is_multiple_of(2) };
        Flow {
            id: "flow",
            title: "Where data goes".to_owned(),
            description: "Bands".to_owned(),
            rtl,
            roles: (0..7).map(|at| format!("Role {at}")).collect(),
            groups: vec![
                FlowGroup { heading: "Within & around".to_owned(), tone: tones[0], places: names },
                FlowGroup { heading: "Elsewhere".to_owned(), tone: tones[1], places: vec!["Nowhere".to_owned()] },
            ],
            bands: (0..places * 7)
                .map(band)
                .chain([FlowBand { role: 0, place: places, weight: 2, possible: false }])
                .collect(),
        }
    }

    #[test]
    fn bands_lead_from_roles_to_places() {
        insta::assert_snapshot!(picture(false, 1).svg().replace("><", ">\n<"));
    }

    #[test]
    fn many_places_are_less_than_sixty_kilobytes() {
        let svg = picture(false, 60).svg();
        assert!(svg.len() < 60_000, "{} bytes", svg.len());
        assert!(!svg.contains("NaN") && !svg.contains("<Land>"));
    }

    #[test]
    fn every_band_ends_within_the_nodes_that_it_joins() {
        let flow = picture(true, 5);
        let (mut places, _, height) = flow.places();
        let mut roles = flow.roles(height);
        let mut drawing = Drawing::new("x", "x", height, "", "", true);
        flow.draw_bands(&mut drawing, &mut roles, &mut places, height);
        for node in roles.iter().chain(&places) {
            assert!((node.taken - node.edge).abs() < 0.01, "{} of {}", node.taken, node.edge);
        }
        let overlap = |nodes: &[Node]| nodes.windows(2).any(|pair| pair[0].top + pair[0].height > pair[1].top);
        assert!(!overlap(&roles) && !overlap(&places));
    }

    #[test]
    fn nothing_is_drawn_of_nothing() {
        assert_eq!(Flow { bands: Vec::new(), ..picture(false, 1) }.svg(), "");
    }
}
