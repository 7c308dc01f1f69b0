package dev.claimport.certify.report;

import dev.claimport.certify.Certificate;
import java.util.ArrayList;
import java.util.List;

/** What a certification has found, as lines to be read at once: what was not kept, with what was said on the line, and the verdict last. */
public final class CertificateSummary {

    private CertificateSummary() {}

    public static List<String> of(Certificate certificate, CertificateTexts texts) {
        List<String> lines = new ArrayList<>();
        certificate.unkept().forEach(result -> {
            lines.add(result.id() + " — " + texts.clause(result.id()));
            lines.add("  " + texts.why(result.outcome()));
            result.said().forEach(line -> lines.add("    " + line));
        });
        certificate.delivery().map(texts::delivered).ifPresent(lines::add);
        lines.add(texts.counts(certificate));
        lines.add(texts.verdict(certificate));
        return lines;
    }
}
