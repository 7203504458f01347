//! Dates to scale, each with what its sentence says happens or is worth then.

use super::{Chart, Form, To, WIDTH, fitted, width};
use crate::app::state::article::Article;
use crate::app::state::lists::{FigureRow, day_number};
use crate::app::state::marks::Role;
use crate::app::state::small::between;
use crate::text::Span;
use crate::wire::WireAnnotation;

/// Most labels on the axis, and most rows of words over it.
const LABELS: usize = 5;
const LEVELS: usize = 4;
/// Most rows of dates.
const ROWS: usize = 6;
/// A row of words, and a row of dates.
const LINE: f64 = 13.0;
const STACK: f64 = 8.0;
/// The first and the last place on the axis.
const FROM: f64 = 8.0;
const TO: f64 = WIDTH - 8.0;

/// A date on the axis.
struct Date<'a> {
    row: &'a FigureRow,
    from: f64,
    to: f64,
    /// What happens then: a name of an event, or a figure.
    event: Option<(String, bool)>,
}

/// All dates with a place on the calendar, by day; what lies after the day of the article is open.
pub fn timeline(article: &Article, days: &[FigureRow]) -> Chart {
    let mut chart = Chart { kind: "date", ..Chart::new("time", &["date", "day", "then"]) };
    let dates: Vec<Date> = days.iter().filter_map(|row| date(article, row)).collect();
    let Some((first, last)) = window(&dates) else { return chart };
    let place = |day: f64| FROM + between((day - first) / (last - first).max(1.0), 0.0, 1.0) * (TO - FROM);
    let now = article.wire.reference_date.as_deref().and_then(day_number);
    let words = labels(&dates, &place);
    let height = (stacks(&dates, &place).iter().map(|(level, _)| level + 1).max().unwrap_or(1)) as f64 * STACK;
    let top = words.iter().map(|(_, level, _)| level + 1).max().unwrap_or(0) as f64 * LINE;
    let axis = top + height + 8.0;
    chart.height = axis + 22.0;
    if let Some(today) = now.filter(|day| (first..=last).contains(day)) {
        chart.words(Form::Line(place(today), top, place(today), axis + 4.0), "today", "");
    }
    for (nth, level, text) in words {
        let (x, y) = (place(dates[nth].from), top - level as f64 * LINE);
        chart.words(Form::Line(x, y - 8.0, x, axis), "leader", "");
        chart.words(Form::Words(x + 3.0, y - 1.0), "name", &text);
    }
    chart.words(Form::Line(0.0, axis, WIDTH, axis), "axis", "");
    let mut drawn = vec![0.0; (WIDTH as usize + 1) * ROWS];
    for (date, (level, width)) in dates.iter().zip(stacks(&dates, &place)) {
        let ahead = now.is_some_and(|now| date.from > now);
        let kind = if date.event.as_ref().is_some_and(|(_, named)| *named) { "date event" } else { "date" };
        let class = if ahead { [kind, " ahead"].concat() } else { kind.to_string() };
        let then = date.event.as_ref().map_or("", |(words, _)| words.as_str());
        let label = [date.row.words.as_str(), if then.is_empty() { "" } else { " · " }, then].concat();
        let y = axis - 3.0 - level as f64 * STACK;
        // thousands of dates would lie on each other
        let covered = &mut drawn[place(date.from) as usize * ROWS + level];
        if *covered < width {
            *covered = width;
            chart.draw(Form::Bar(place(date.from) - 3.0, y - 3.0, width, 6.0), &class, &label, To::Mark(date.row.mark));
            chart.worth(&date.row.value);
        }
        chart.rows.push((vec![date.row.words.clone(), date.row.value.clone(), then.into()], To::Mark(date.row.mark)));
    }
    for (day, label) in years(first, last) {
        let x = place(day);
        let half = width(&label) / 2.0;
        chart.words(Form::Line(x, axis, x, axis + 4.0), "axis", "");
        chart.words(Form::WordsAround(between(x, half, WIDTH - half), axis + 16.0), "", &label);
    }
    chart
}

fn date<'a>(article: &Article, row: &'a FigureRow) -> Option<Date<'a>> {
    let from = row.day.as_deref().and_then(day_number)?;
    let to = row.last_day.as_deref().and_then(day_number).unwrap_or(from).max(from);
    Some(Date { row, from, to, event: event(article, row.mark) })
}

/// The event named in the sentence of a date, else the first money or percentage in it.
fn event(article: &Article, mark: u32) -> Option<(String, bool)> {
    let span = super::super::marks::place(article.wire.annotations.get(mark as usize)?);
    let around = sentence(&article.text, article.blocks.get(article.block_at(span.start))?.span, span);
    let words = |part: &&crate::app::state::marks::Part| part.span.of(&article.text).trim().to_string();
    let kind = |part: &&crate::app::state::marks::Part| match &article.wire.annotations[part.mark as usize] {
        WireAnnotation::Entity(mention) if part.role == Role::Entity && mention.kind == "event" => Some(true),
        WireAnnotation::Figure(figure) if matches!(figure.kind.as_str(), "money" | "percent") => Some(false),
        _ => None,
    };
    let own: Vec<(String, bool)> = article.marks.within(around).filter_map(|part| Some((words(&part), kind(&part)?))).collect();
    own.iter().find(|(_, named)| *named).or(own.first()).cloned()
}

/// From the end of the sentence before to the end of this one, in the block around.
fn sentence(text: &str, block: Span, span: Span) -> Span {
    const ENDS: [char; 7] = ['。', '！', '？', '!', '?', '；', '\n'];
    let (first, last) = (block.start.min(span.start) as usize, block.end.max(span.end) as usize);
    let (before, after) = (&text[first..span.start as usize], &text[span.end as usize..last]);
    let latin = |text: &str, last: bool| if last { text.rfind(". ").map(|at| at + 1) } else { text.find(". ") };
    let start = before.rfind(ENDS).max(latin(before, true)).unwrap_or(0);
    let end = [after.find(ENDS), latin(after, false)].into_iter().flatten().min().unwrap_or(after.len());
    Span::new(first + start, span.end as usize + end)
}

/// The first and the last day of the axis. A date or two that would take most of it for themselves stand at its end instead.
fn window(dates: &[Date]) -> Option<(f64, f64)> {
    let (mut first, mut last) = (0, dates.len().checked_sub(1)?);
    let mut spare = dates.len() / 6;
    while spare > 0 && first < last {
        let whole = dates[last].from - dates[first].from;
        if dates[first + 1].from - dates[first].from > whole * 0.6 {
            first += 1;
        } else if dates[last].from - dates[last - 1].from > whole * 0.6 {
            last -= 1;
        } else {
            break;
        }
        spare -= 1;
    }
    let end = dates[first..=last].iter().map(|date| date.to).fold(dates[last].from, f64::max);
    // a range that goes on for long after the last date is cut at the edge
    let end = end.min(dates[last].from + (dates[last].from - dates[first].from).max(30.0));
    Some((dates[first].from, end))
}

/// For every date its row over the axis and its width: dates that would lie on each other stand on each other.
fn stacks(dates: &[Date], place: &dyn Fn(f64) -> f64) -> Vec<(usize, f64)> {
    let mut reached: Vec<f64> = Vec::new();
    let stack = |date: &Date| {
        let from = place(date.from) - 3.0;
        let width = (place(date.to) - place(date.from) + 6.0).max(6.0);
        let level = reached.iter().position(|end| *end <= from).unwrap_or(reached.len()).min(ROWS - 1);
        match reached.get_mut(level) {
            Some(end) => *end = from + width + 1.0,
            None => reached.push(from + width + 1.0),
        }
        (level, width)
    };
    dates.iter().map(stack).collect()
}

/// Which dates are labelled, in which row and with what: events first, and no label over another or over a line that leads to one.
fn labels(dates: &[Date], place: &dyn Fn(f64) -> f64) -> Vec<(usize, usize, String)> {
    let mut taken: Vec<Vec<(f64, f64)>> = vec![Vec::new(); LEVELS];
    let mut found: Vec<(usize, usize, String)> = Vec::new();
    for named in [true, false] {
        for (nth, date) in dates.iter().enumerate().rev() {
            let Some((text, _)) = date.event.as_ref().filter(|(_, event)| *event == named) else { continue };
            let text = fitted(text, 84.0);
            let x = place(date.from);
            let own = (x, x + width(&text) + 9.0);
            if own.1 > WIDTH || found.iter().any(|(_, _, other)| *other == text) {
                continue;
            }
            if let Some(level) = level(&taken, own) {
                taken[..level].iter_mut().for_each(|row| row.push((x, x)));
                taken[level].push(own);
                found.push((nth, level, text));
            }
        }
    }
    found
}

/// The lowest row with room for a label whose line down crosses no other.
fn level(taken: &[Vec<(f64, f64)>], own: (f64, f64)) -> Option<usize> {
    let free = |row: &Vec<(f64, f64)>, from: f64, to: f64| row.iter().all(|(start, end)| to < *start || from > *end);
    let level = taken.iter().position(|row| free(row, own.0, own.1))?;
    taken[..level].iter().all(|row| free(row, own.0, own.0)).then_some(level)
}

/// Years between two days, or months where all of it lies in two years.
fn years(from: f64, to: f64) -> Vec<(f64, String)> {
    let year = |day: f64| (day / 365.2425).floor() as i64;
    let (first, last) = (year(from), year(to));
    let step = ((last - first) as usize).div_ceil(LABELS).max(1);
    let years = (first..=last + 1).step_by(step).map(|year| (year as f64 * 365.2425 + 1.0, year.to_string()));
    let years: Vec<(f64, String)> = years.filter(|(day, _)| (from..=to).contains(day)).collect();
    if years.len() > 1 {
        return years;
    }
    let month = |day: f64| (day.rem_euclid(365.2425) / 30.44).floor() as i64;
    let all = (first * 12 + month(from))..=(last * 12 + month(to) + 1);
    let step = ((all.end() - all.start()) as usize).div_ceil(LABELS).max(1);
    let label = |months: i64| {
        let (year, month) = (months.div_euclid(12), months.rem_euclid(12));
        let two = if month < 9 { "-0" } else { "-" };
        (year as f64 * 365.2425 + month as f64 * 30.44 + 1.0, [&year.to_string(), two, &(month + 1).to_string()].concat())
    };
    all.step_by(step).map(label).filter(|(day, _)| (from..=to).contains(day)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_where_they_should() {
        let text = "前句。今年投入 3 億元，明年再說。後句";
        let at = text.find("今年").unwrap();
        let own = sentence(text, Span::new(0, text.len()), Span::new(at, at + 6));
        assert!(own.of(text).contains("3 億元") && own.of(text).contains("明年") && !own.of(text).contains("後句"));
        let text = "One. In 2025 it paid $3.5 million. Two.";
        assert_eq!(sentence(text, Span::new(0, text.len()), Span::new(8, 12)).of(text).trim(), "In 2025 it paid $3.5 million");
    }

    #[test]
    fn far_dates_do_not_squeeze_the_others() {
        let row = |day: &str| FigureRow { day: Some(day.into()), ..FigureRow::default() };
        let rows: Vec<FigureRow> =
            ["1960-01-01", "2025-01-01", "2025-02-01", "2025-03-01", "2025-04-01", "2025-05-01", "2025-06-01"].map(row).into();
        let dates: Vec<Date> = rows
            .iter()
            .map(|row| {
                let day = row.day.as_deref().and_then(day_number).unwrap();
                Date { row, from: day, to: day, event: None }
            })
            .collect();
        let (first, last) = window(&dates).unwrap();
        assert!(last - first < 200.0);
        assert!(window(&[]).is_none());
        assert!(years(first, last).len() > 1);
    }
}
