package dev.claimport.ledger.verify;

import dev.claimport.text.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What was found out about a log, in words. */
public final class Sentences {

    private Sentences() {}

    /**
     * A sentence for each finding, and one for all of them.
     *
     * @param texts the bundle {@code ledger}
     * @param perSecond how many records were read
     */
    public static List<String> of(Verification.Report report, Messages texts, long perSecond) {
        List<String> sentences = new ArrayList<>();
        report.findings().forEach(finding -> sentences.add(texts.text("found-" + finding.kind().id(), Map.of("record", finding.at()))));
        sentences.add(texts.text(report.isSound() ? "sound" : "unsound", Map.of("amount", report.records(), "speed", perSecond)));
        return List.copyOf(sentences);
    }
}
