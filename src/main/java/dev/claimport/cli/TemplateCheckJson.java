package dev.claimport.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.claimport.account.check.CheckResult;
import dev.claimport.account.check.CheckTexts;
import dev.claimport.account.check.Finding;
import dev.claimport.claim.template.Provisioning;
import dev.claimport.claim.template.ThingResource;
import java.util.Locale;

/** What a check of a template found, for programs. */
final class TemplateCheckJson {

    private final CheckTexts rules = new CheckTexts(Locale.ENGLISH);

    ObjectNode of(String source, CheckResult result) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("source", source).put("breaks", result.isBroken());
        ArrayNode findings = json.putArray("findings");
        result.findings().forEach(finding -> findings.add(of(finding)));
        ArrayNode unchecked = json.putArray("notChecked");
        result.unchecked().forEach(one -> unchecked.addObject().put("what", one.what().id()).put("name", one.name()).put("action", one.action().orElse(null)).put("reason", one.reason()));
        result.made().ifPresent(made -> add(json.putObject("made"), made));
        return json;
    }

    /** One finding. */
    ObjectNode of(Finding finding) {
        return JsonNodeFactory.instance.objectNode().put("id", finding.rule().id()).put("severity", finding.severity().id()).put("line", finding.place().line()).put("column", finding.place().column())
                .put("message", rules.message(finding)).put("remedy", rules.remedy(finding))
                .put("reference", finding.rule().source().address());
    }

    private static void add(ObjectNode json, Provisioning made) {
        made.thing().ifPresent(thing -> add(json.putObject("thing"), thing));
        made.certificate().ifPresent(certificate -> json.put("certificateStatus", certificate.active() ? "ACTIVE" : "INACTIVE"));
        ArrayNode policies = json.putArray("policies");
        made.policies().forEach(policy -> policies.addObject().put("name", policy.name()).put("document", policy.document().orElse(null)));
        ObjectNode configuration = json.putObject("deviceConfiguration");
        made.deviceConfiguration().forEach(configuration::put);
    }

    private static void add(ObjectNode json, ThingResource thing) {
        json.put("name", thing.name()).put("type", thing.typeName().orElse(null)).put("billingGroup", thing.billingGroup().orElse(null));
        ObjectNode attributes = json.putObject("attributes");
        thing.attributes().forEach(attributes::put);
        ArrayNode groups = json.putArray("groups");
        thing.groups().forEach(groups::add);
    }
}
