package dev.claimport.ledger.report;

import dev.claimport.file.WholeFile;
import dev.claimport.ledger.event.Attempt;
import dev.claimport.ledger.event.LedgerEvent.Cause;
import dev.claimport.ledger.figures.Figures;
import dev.claimport.ledger.figures.FiguresCount;
import dev.claimport.ledger.figures.Finished;
import dev.claimport.ledger.figures.Grouping;
import dev.claimport.ledger.figures.Grouping.Groups;
import dev.claimport.ledger.store.AttemptSource;
import dev.claimport.text.HtmlText;
import dev.claimport.text.Messages;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * One page of HTML that needs nothing else and is made to be printed (decision 31): what was handed over, what it came to, and the last
 * checkpoint, by which a ledger that is cut off later is found out. What devices say is shown as they say it, and is never markup.
 */
public final class HtmlReport {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final String NONE = "–";
    private static final double TENTHS = 10;
    private static final double MILLIS = 1000;

    private final Messages texts;
    private final ZoneId zone;
    private final Writer out;

    private HtmlReport(Messages texts, ZoneId zone, Writer out) {
        this.texts = texts;
        this.zone = zone;
        this.out = out;
    }

    /**
     * Reads the attempts twice, one after the other however many there are.
     *
     * @param title such as a site, a batch or an order; empty for all devices
     * @param texts the bundle {@code ledger}
     * @param zone whose times are shown
     * @return how many attempts it is about
     * @throws dev.claimport.failure.FailureException {@code file-not-writable}, {@code disk-full}, and what reading the ledger ends in
     */
    public static long write(AttemptSource source, ReportQuery which, String title, Messages texts, ZoneId zone, Instant now, Path target) {
        source.hold();
        var count = new FiguresCount();
        Map<Grouping, Groups> groups = new EnumMap<>(Grouping.class);
        Arrays.stream(Grouping.values()).forEach(by -> groups.put(by, new Groups(by, zone)));
        which.each(source, attempt -> {
            if (attempt.ended().isPresent()) {
                Finished finished = Finished.of(attempt);
                count.add(finished);
                groups.values().forEach(each -> each.add(finished));
            }
        });
        return WholeFile.stream(target, stream -> {
            Writer out = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
            long rows = new HtmlReport(texts, zone, out).write(source, which, title.isBlank() ? texts.text("report.all") : title, now, count.figures(), groups);
            out.flush();
            return rows;
        });
    }

    private long write(AttemptSource source, ReportQuery which, String title, Instant now, Figures figures, Map<Grouping, Groups> groups) {
        put("<!DOCTYPE html>\n<html lang=\"" + escape(texts.language()) + "\">\n<head>\n<meta charset=\"utf-8\">\n"
                // Whatever should have got past the escaping stays without effect.
                + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n<title>"
                + escape(texts.text("report.title", Map.of("what", title))) + "</title>\n<style>\n" + style() + "</style>\n</head>\n<body>\n");
        put("<h1>" + escape(texts.text("report.title", Map.of("what", title))) + "</h1>\n<p class=\"about\">" + escape(about(which, now)) + "</p>\n");
        source.altered().ifPresent(altered -> put("<p class=\"altered\">" + escape(texts.text("report.altered", Map.of("records", altered.records()))) + "</p>\n"));
        figures(figures);
        groups.forEach((by, each) -> group(by, each.figures()));
        long[] rows = {0};
        put("<h2>" + text("report.attempts") + "</h2>\n<table class=\"attempts\">\n<thead><tr>" + heads("outcome", "serial", "thing", "certificate", "started", "who") + "</tr></thead>\n<tbody>\n");
        which.each(source, attempt -> {
            put(row(attempt));
            rows[0]++;
        });
        put("</tbody>\n</table>\n<h2>" + text("report.checkpoint") + "</h2>\n<p>" + text("report.checkpoint.hint") + "</p>\n");
        source.checkpoints().forEach(checkpoint -> put("<pre>" + escape(checkpoint) + "</pre>\n"));
        put("<table class=\"signatures\"><tr><td>" + text("report.handed-over-by") + "</td><td>" + text("report.received-by") + "</td></tr></table>\n</body>\n</html>\n");
        return rows[0];
    }

    private String about(ReportQuery which, Instant now) {
        var query = which.query();
        var place = query.place();
        Map<String, String> all = new TreeMap<>(which.parameters());
        all.putAll(Map.of(texts.text("report.order"), place.order(), texts.text("report.batch"), place.batch(), texts.text("report.station"), place.station()));
        query.since().ifPresent(since -> all.put(texts.text("report.since"), time(since)));
        query.until().ifPresent(until -> all.put(texts.text("report.until"), time(until)));
        StringBuilder about = new StringBuilder(texts.text("report.written", Map.of("when", time(now))));
        all.forEach((name, value) -> about.append(value.isEmpty() ? "" : " · " + name + ": " + value));
        return about.toString();
    }

    private void figures(Figures figures) {
        put("<div class=\"figures\">");
        figure("devices", Integer.toString(figures.devices()));
        figure("passed", Integer.toString(figures.passed()));
        figure("yield", percent(figures.devices(), figures.yield()));
        figure("first-pass", percent(figures.devices(), figures.firstPassYield()));
        figure("per-hour", figures.perHour() == 0 ? NONE : Long.toString(figures.perHour()));
        figure("slots-idle", percent(figures.devices(), figures.idle().slots()));
        put("</div>\n");
        if (!figures.steps().isEmpty()) {
            long longest = figures.steps().values().stream().mapToLong(spread -> spread.high().toMillis()).max().orElse(1);
            put("<h2>" + text("report.steps") + "</h2>\n<table class=\"bars\">\n<thead><tr>" + heads("step", "median", "high") + "<th></th></tr></thead>\n");
            figures.steps().forEach((step, spread) -> put("<tr><td>" + escape(step) + "</td><td>" + seconds(spread.median()) + "</td><td>" + seconds(spread.high())
                    + "</td><td>" + bar("high", spread.high().toMillis(), longest) + bar("median", spread.median().toMillis(), longest) + "</td></tr>\n"));
            put("</table>\n");
        }
        if (!figures.failures().isEmpty()) {
            long most = figures.failures().values().iterator().next();
            put("<h2>" + text("report.failures") + "</h2>\n<table class=\"bars\">\n");
            figures.failures().forEach((id, amount) -> put("<tr><td>" + escape(id) + "</td><td>" + amount + "</td><td>" + bar("failed", amount, most) + "</td></tr>\n"));
            put("</table>\n");
        }
    }

    /** Nothing where there are no two of them. */
    private void group(Grouping by, Map<String, Figures> groups) {
        if (groups.size() < 2) {
            return;
        }
        int most = groups.values().stream().mapToInt(Figures::devices).max().orElse(1);
        put("<h2>" + text("report.by-" + by.name().toLowerCase(Locale.ROOT)) + "</h2>\n<table class=\"bars\">\n<thead><tr><th></th>"
                + heads("devices", "passed", "yield", "first-pass") + "<th></th></tr></thead>\n");
        groups.forEach((name, figures) -> put("<tr><td>" + escape(name.isEmpty() ? NONE : name) + "</td><td>" + figures.devices() + "</td><td>" + figures.passed() + "</td><td>"
                + percent(figures.devices(), figures.yield()) + "</td><td>"
                + percent(figures.devices(), figures.firstPassYield()) + "</td><td>" + bar("high", figures.devices(), most) + bar("passed", figures.passed(), most) + "</td></tr>\n"));
        put("</table>\n");
    }

    private static String bar(String kind, long value, long most) {
        return "<div class=\"bar " + kind + "\" style=\"width:" + (most == 0 ? 0 : Math.round(100.0 * value / most)) + "%\"></div>";
    }

    private void figure(String name, String value) {
        put("<div><span>" + text("report." + name) + "</span><b>" + escape(value) + "</b></div>");
    }

    private String heads(String... names) {
        return String.join("", List.of(names).stream().map(name -> "<th>" + text("report." + name) + "</th>").toList());
    }

    private String row(Attempt attempt) {
        var end = attempt.ended();
        String outcome = attempt.outcome();
        String why = end.flatMap(Attempt.End::cause).map(Cause::failure).orElse("");
        String who = String.join(" · ", List.of(attempt.workplace().operator(), attempt.workplace().station()).stream().filter(name -> !name.isEmpty()).toList());
        return "<tr class=\"" + escape(outcome) + "\"><td>" + escape(texts.text("report.outcome." + outcome)) + (why.isEmpty() ? "" : "<br><small>" + escape(why) + "</small>")
                + "</td><td>" + escape(attempt.device().serial()) + "</td><td>" + escape(end.map(Attempt.End::thing).orElse("")) + "</td><td class=\"id\">"
                + escape(end.map(Attempt.End::certificateId).orElse("")) + "</td><td>" + time(attempt.start()) + "</td><td>" + escape(who) + "</td></tr>\n";
    }

    private String time(Instant instant) {
        return TIME.format(instant.atZone(zone));
    }

    private String seconds(Duration time) {
        return escape(texts.text("report.time", Map.of("seconds", time.toMillis() / MILLIS)));
    }

    /** Of no devices there is no share. */
    private String percent(int devices, int thousandths) {
        return devices == 0 ? NONE : texts.text("report.share", Map.of("percent", thousandths / TENTHS));
    }

    private String text(String key) {
        return escape(texts.text(key));
    }

    private void put(String html) {
        try {
            out.write(html);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String escape(String text) {
        return HtmlText.escape(text);
    }

    private static String style() {
        try (InputStream in = HtmlReport.class.getResourceAsStream("report.css")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
