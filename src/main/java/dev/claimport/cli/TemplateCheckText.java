package dev.claimport.cli;

import dev.claimport.account.check.CheckResult;
import dev.claimport.account.check.CheckResult.Unchecked;
import dev.claimport.account.check.Finding;
import dev.claimport.account.check.Severity;
import dev.claimport.claim.template.Provisioning;
import dev.claimport.claim.template.ThingResource;
import dev.claimport.text.Messages;
import java.io.PrintWriter;
import java.util.Map;

/** What a check of a template found, as compilers say it: place first, so that editors can jump to it. */
final class TemplateCheckText {

    private final Messages rules;
    private final Messages texts;
    private final PrintWriter out;

    TemplateCheckText(Messages rules, Messages texts, PrintWriter out) {
        this.rules = rules;
        this.texts = texts;
        this.out = out;
    }

    /** @param inAccount whether somebody looked at an account, so that what was not looked at there is news */
    void print(String source, CheckResult result, boolean inAccount) {
        for (Finding finding : result.findings()) {
            String id = finding.rule().id();
            out.println(source + ":" + finding.place().line() + ":" + finding.place().column() + ": " + rules.text("severity." + finding.severity().id()) + ": "
                    + rules.text(id + ".message", finding.facts()) + " [" + id + "]");
            out.println("  " + rules.text(id + ".remedy", finding.facts()));
            out.println("  " + finding.rule().source().address());
        }
        out.println(result.findings().isEmpty() ? texts.text("template.nothing") : texts.text("template.summary",
                Map.of("breaks", count(result, Severity.BREAKS), "surprises", count(result, Severity.SURPRISES), "advice", count(result, Severity.ADVICE))));
        if (inAccount) {
            result.unchecked().forEach(this::print);
        }
        result.made().ifPresent(this::print);
    }

    private void print(Unchecked unchecked) {
        String what = rules.text("outside." + unchecked.what().id(), Map.of("name", unchecked.name()));
        out.println(unchecked.action().map(action -> rules.text("unchecked.not-told", Map.of("what", what, "action", action, "reason", unchecked.reason())))
                .orElseGet(() -> rules.text("unchecked.not-asked", Map.of("what", what))));
    }

    private static int count(CheckResult result, Severity severity) {
        return (int) result.findings().stream().filter(finding -> finding.severity() == severity).count();
    }

    private void print(Provisioning made) {
        out.println();
        out.println(texts.text("template.made"));
        made.thing().ifPresent(this::print);
        made.certificate().ifPresent(certificate -> say(certificate.active() ? "template.active" : "template.inactive", Map.of()));
        made.policies().forEach(policy -> policy.document().ifPresentOrElse(document -> say("template.document", Map.of("document", document)),
                () -> say("template.policy", Map.of("name", policy.name()))));
        made.deviceConfiguration().forEach((name, value) -> say("template.configuration", Map.of("name", name, "value", value)));
    }

    private void print(ThingResource thing) {
        say("template.thing", Map.of("name", thing.name()));
        thing.typeName().ifPresent(type -> say("template.type", Map.of("name", type)));
        thing.attributes().forEach((name, value) -> say("template.attribute", Map.of("name", name, "value", value)));
        thing.groups().forEach(group -> say("template.group", Map.of("name", group)));
        thing.billingGroup().ifPresent(group -> say("template.billing-group", Map.of("name", group)));
    }

    private void say(String key, Map<String, ?> facts) {
        out.println("  " + texts.text(key, facts));
    }
}
