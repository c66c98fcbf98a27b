//! The parts of a page that must be drawn: those with something beside dark text and straight lines. Drawing the rest shows nothing new.

use hayro_interpret::kurbo::Rect as Area;

/// Paper drawn around what must be seen, in points: a seal and a tick box are told by what stands around them.
const MARGIN: f64 = 12.0;
/// More parts than this are drawn as one: each costs a walk through the whole page.
const MOST: usize = 3;
/// Share of the page from which the whole of it is drawn.
const LARGE: f64 = 0.5;

/// Rectangles around these areas, none of which meets another, in points of the page as displayed.
pub(super) fn regions(areas: &[Area], page: Area) -> Vec<Area> {
    let mut out: Vec<Area> = Vec::new();
    for area in areas {
        let mut area = area.inflate(MARGIN, MARGIN).intersect(page);
        if !(area.width() > 0.0 && area.height() > 0.0) {
            continue;
        }
        // What grows by one neighbour may meet another.
        while let Some(at) = out.iter().position(|other| meets(other, &area)) {
            area = area.union(out.swap_remove(at));
        }
        out.push(area);
        if out.len() > 8 * MOST {
            out = together(&out);
        }
    }
    if out.len() > MOST {
        out = together(&out);
    }
    let all: f64 = out.iter().map(Area::area).sum();
    if all > LARGE * page.area() { vec![page] } else { out }
}

fn together(areas: &[Area]) -> Vec<Area> {
    areas.iter().copied().reduce(|all, area| all.union(area)).into_iter().collect()
}

fn meets(one: &Area, other: &Area) -> bool {
    one.x0 <= other.x1 && other.x0 <= one.x1 && one.y0 <= other.y1 && other.y0 <= one.y1
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: Area = Area::new(0.0, 0.0, 600.0, 800.0);

    #[test]
    fn near_areas_are_one_part_and_the_page_ends_it() {
        let seals = [Area::new(100.0, 700.0, 160.0, 760.0), Area::new(170.0, 710.0, 210.0, 795.0)];
        assert_eq!(regions(&seals, PAGE), [Area::new(88.0, 688.0, 222.0, 800.0)]);
        let far = [Area::new(100.0, 700.0, 160.0, 760.0), Area::new(100.0, 100.0, 110.0, 110.0)];
        assert_eq!(regions(&far, PAGE).len(), 2);
        assert!(regions(&[Area::new(-50.0, -50.0, -20.0, -20.0)], PAGE).is_empty());
    }

    #[test]
    fn many_parts_are_one_and_a_large_one_is_the_page() {
        let row = |y: f64| Area::new(50.0, y, 60.0, y + 10.0);
        let ticks: Vec<Area> = (0..200).map(|at| row(100.0 + f64::from(at % 10) * 40.0)).collect();
        assert_eq!(regions(&ticks, PAGE), [Area::new(38.0, 88.0, 72.0, 482.0)]);
        assert_eq!(regions(&[Area::new(10.0, 10.0, 590.0, 500.0)], PAGE), [PAGE]);
    }
}
