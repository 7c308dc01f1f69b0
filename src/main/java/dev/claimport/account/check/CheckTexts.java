package dev.claimport.account.check;

import dev.claimport.account.check.CheckResult.Unchecked;
import dev.claimport.claim.template.PolicyResource;
import dev.claimport.claim.template.Provisioning;
import dev.claimport.claim.template.ThingResource;
import dev.claimport.text.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a check came to, in words. */
public final class CheckTexts {

    private final Messages texts;

    public CheckTexts(Locale locale) {
        this.texts = Messages.of("template-check", locale);
    }

    public String severity(Severity severity) {
        return texts.text("severity." + severity.id());
    }

    /** What is wrong, in one sentence. */
    public String message(Finding finding) {
        return texts.text(finding.rule().id() + ".message", finding.facts());
    }

    /** What to do about it. */
    public String remedy(Finding finding) {
        return texts.text(finding.rule().id() + ".remedy", finding.facts());
    }

    /** What was not looked at, and why. */
    public String unchecked(Unchecked unchecked) {
        String what = texts.text("outside." + unchecked.what().id(), Map.of("name", unchecked.name()));
        return unchecked.action().map(action -> texts.text("unchecked.not-told", Map.of("what", what, "action", action, "reason", unchecked.reason())))
                .orElseGet(() -> texts.text("unchecked.not-asked", Map.of("what", what)));
    }

    /** What the template makes, a line for each thing that is made. */
    public List<String> made(Provisioning made) {
        List<String> lines = new ArrayList<>();
        made.thing().ifPresent(thing -> add(lines, thing));
        made.certificate().ifPresent(certificate -> lines.add(texts.text(certificate.active() ? "made.active" : "made.inactive", Map.of())));
        made.policies().forEach(policy -> lines.add(policy(policy)));
        made.deviceConfiguration().forEach((name, value) -> lines.add(texts.text("made.configuration", Map.of("name", name, "value", value))));
        return lines;
    }

    private void add(List<String> lines, ThingResource thing) {
        lines.add(texts.text("made.thing", Map.of("name", thing.name())));
        thing.typeName().ifPresent(type -> lines.add(texts.text("made.type", Map.of("name", type))));
        thing.attributes().forEach((name, value) -> lines.add(texts.text("made.attribute", Map.of("name", name, "value", value))));
        thing.groups().forEach(group -> lines.add(texts.text("made.group", Map.of("name", group))));
        thing.billingGroup().ifPresent(group -> lines.add(texts.text("made.billing-group", Map.of("name", group))));
    }

    private String policy(PolicyResource policy) {
        return policy.document().map(document -> texts.text("made.document", Map.of("document", document)))
                .orElseGet(() -> texts.text("made.policy", Map.of("name", policy.name())));
    }
}
