package dev.claimport.cli;

import dev.claimport.account.check.CheckResult;
import dev.claimport.account.check.CheckTexts;
import dev.claimport.account.check.Finding;
import dev.claimport.account.check.Severity;
import dev.claimport.claim.template.Provisioning;
import dev.claimport.text.Messages;
import java.io.PrintWriter;
import java.util.Map;

/** What a check of a template found, as compilers say it: place first, so that editors can jump to it. */
final class TemplateCheckText {

    private final CheckTexts rules;
    private final Messages texts;
    private final PrintWriter out;

    TemplateCheckText(CheckTexts rules, Messages texts, PrintWriter out) {
        this.rules = rules;
        this.texts = texts;
        this.out = out;
    }

    /** @param inAccount whether somebody looked at an account, so that what was not looked at there is news */
    void print(String source, CheckResult result, boolean inAccount) {
        for (Finding finding : result.findings()) {
            out.println(source + ":" + finding.place().line() + ":" + finding.place().column() + ": " + rules.severity(finding.severity()) + ": "
                    + rules.message(finding) + " [" + finding.rule().id() + "]");
            out.println("  " + rules.remedy(finding));
            out.println("  " + finding.rule().source().address());
        }
        out.println(result.findings().isEmpty() ? texts.text("template.nothing") : texts.text("template.summary",
                Map.of("breaks", result.count(Severity.BREAKS), "surprises", result.count(Severity.SURPRISES), "advice", result.count(Severity.ADVICE))));
        if (inAccount) {
            result.unchecked().forEach(unchecked -> out.println(rules.unchecked(unchecked)));
        }
        result.made().ifPresent(this::print);
    }

    private void print(Provisioning made) {
        out.println();
        out.println(texts.text("template.made"));
        rules.made(made).forEach(line -> out.println("  " + line));
    }
}
