package dev.claimport.certify.report;

import dev.claimport.certify.Certificate;
import dev.claimport.certify.ClauseResult;
import dev.claimport.certify.clause.ClauseGroup;
import dev.claimport.certify.clause.Hello;
import dev.claimport.text.HtmlText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What a certification has found, as one page of HTML that needs nothing else, to be handed to a customer. What the device says is never markup. */
public final class CertificatePage {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm xxx");

    private final CertificateTexts texts;
    private final String version;
    private final ZoneId zone;

    /** @param version Claimport's own @param zone whose times are shown */
    public CertificatePage(CertificateTexts texts, String version, ZoneId zone) {
        this.texts = texts;
        this.version = version;
        this.zone = zone;
    }

    public String of(Certificate certificate) {
        String title = certificate.hello().map(device -> texts.text("report.title", Map.of("model", device.model(), "serial", device.serial())))
                .orElseGet(() -> texts.text("report.unknown"));
        StringBuilder page = new StringBuilder("<!DOCTYPE html>\n<html lang=\"" + HtmlText.escape(texts.texts().language()) + "\">\n<head>\n<meta charset=\"utf-8\">\n"
                // Whatever should have got past the escaping stays without effect.
                + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n<title>"
                + HtmlText.escape(title) + "</title>\n<style>\n" + style() + "</style>\n</head>\n<body>\n");
        page.append("<h1>").append(HtmlText.escape(title)).append("</h1>\n<p class=\"about\">")
                .append(text("report.written", Map.of("version", version, "when", TIME.format(certificate.started().atZone(zone))))).append("</p>\n");
        page.append("<p class=\"verdict ").append(certificate.verdict().id()).append("\">").append(HtmlText.escape(texts.verdict(certificate))).append("</p>\n<p>")
                .append(HtmlText.escape(texts.counts(certificate))).append("</p>\n");
        certificate.failure().ifPresent(failure -> page.append("<h2>").append(text("report.ended")).append("</h2>\n<p>")
                .append(HtmlText.escape(texts.failures().message(failure) + " " + texts.failures().remedy(failure))).append("</p>\n"));
        certificate.hello().ifPresent(device -> page.append(device(device)));
        certificate.delivery().ifPresent(delivery -> page.append("<h2>").append(text("report.figures")).append("</h2>\n<p>").append(HtmlText.escape(texts.delivered(delivery))).append("</p>\n"));
        failed(certificate, page);
        for (ClauseGroup group : ClauseGroup.values()) {
            List<ClauseResult> of = certificate.results().stream().filter(result -> result.group() == group).toList();
            if (!of.isEmpty()) {
                page.append("<h2>").append(HtmlText.escape(texts.group(group))).append("</h2>\n<table>\n");
                of.forEach(result -> page.append(row(result)));
                page.append("</table>\n");
            }
        }
        return page.append("</body>\n</html>\n").toString();
    }

    private String device(Hello device) {
        StringBuilder table = new StringBuilder("<h2>" + text("report.can") + "</h2>\n<table>\n");
        texts.abilities(device).forEach((name, value) ->
                table.append("<tr><th>").append(HtmlText.escape(name)).append("</th><td>").append(HtmlText.escape(value)).append("</td></tr>\n"));
        return table.append("</table>\n").toString();
    }

    /** What failed, with what was said on the line. */
    private void failed(Certificate certificate, StringBuilder page) {
        List<ClauseResult> failed = certificate.unkept();
        if (failed.isEmpty()) {
            return;
        }
        page.append("<h2>").append(text("report.failed")).append("</h2>\n");
        failed.forEach(result -> page.append("<p><span class=\"id\">").append(result.id()).append("</span> ").append(HtmlText.escape(texts.clause(result.id())))
                .append("<br>").append(HtmlText.escape(texts.why(result.outcome()))).append("</p>\n").append(lines(result)).append('\n'));
    }

    private String row(ClauseResult result) {
        String why = texts.why(result.outcome());
        return "<tr class=\"" + result.outcome().id() + "\"><td class=\"id\">" + result.id() + "</td><td>" + HtmlText.escape(texts.clause(result.id())) + "<br><small>"
                + HtmlText.escape(texts.place(result.id()) + (why.isEmpty() ? "" : " · " + why)) + "</small>" + said(result) + "</td><td class=\"outcome\">"
                + HtmlText.escape(texts.outcome(result.outcome())) + "</td><td>" + text("report.millis", Map.of("millis", result.took().toMillis())) + "</td></tr>\n";
    }

    /** Of each clause, but only for whoever opens it: on paper, what failed is enough. */
    private String said(ClauseResult result) {
        return result.said().isEmpty() ? "" : "<details><summary>" + text("report.said") + "</summary>" + lines(result) + "</details>";
    }

    private static String lines(ClauseResult result) {
        return "<pre>" + HtmlText.escape(String.join("\n", result.said())) + "</pre>";
    }

    private String text(String key) {
        return text(key, Map.of());
    }

    private String text(String key, Map<String, ?> facts) {
        return HtmlText.escape(texts.text(key, facts));
    }

    private static String style() {
        try (InputStream in = CertificatePage.class.getResourceAsStream("report.css")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
