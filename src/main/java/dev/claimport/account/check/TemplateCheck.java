package dev.claimport.account.check;

import dev.claimport.account.check.CheckResult.Unchecked;
import dev.claimport.account.json.JsonFault;
import dev.claimport.account.json.PlacedJson;
import dev.claimport.account.json.Value;
import dev.claimport.claim.template.Provisioning;
import dev.claimport.claim.template.TemplateBody;
import dev.claimport.claim.template.TemplateException;
import dev.claimport.failure.Place;
import dev.claimport.failure.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Looks at a template with every rule there is. */
public final class TemplateCheck {

    /** Stands for the certificate that a device would have. */
    public static final String SOME_CERTIFICATE = "c".repeat(64);

    private final List<Finding> findings = new ArrayList<>();
    private final Settings settings;
    private final Optional<Map<String, String>> given;
    private final Surroundings around;

    private TemplateCheck(Settings settings, Optional<Map<String, String>> given, Surroundings around) {
        this.settings = settings;
        this.given = given;
        this.around = around;
    }

    /** A file, of whatever form it is. @param given values of parameters; empty to say nothing of them */
    public static CheckResult of(byte[] file, Optional<Map<String, String>> given) {
        return of(file, given, _ -> Surroundings.UNKNOWN);
    }

    /** The same with what is around it. @param around asked once the file could be read */
    public static CheckResult of(byte[] file, Optional<Map<String, String>> given, Function<TemplateFile, Surroundings> around) {
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
        } catch (CharacterCodingException e) {
            return notUtf8();
        }
        if (text.startsWith("\0") || text.startsWith("\0", 1)) {
            // UTF-16 or UTF-32 without a mark, which UTF-8 can be taken for.
            return notUtf8();
        }
        TemplateFile template = TemplateFile.of(text);
        return of(template, given, around.apply(template));
    }

    private static CheckResult notUtf8() {
        return new CheckResult(List.of(new Finding(FormRules.NOT_UTF_8, PlacedJson.START, Map.of())), List.of(), Optional.empty());
    }

    /** A template and what is known of its surroundings. */
    public static CheckResult of(TemplateFile template, Optional<Map<String, String>> given, Surroundings around) {
        return of(template.body(), template.settings(), given, around);
    }

    /** @param body as AWS has it */
    public static CheckResult of(String body, Settings settings, Optional<Map<String, String>> given, Surroundings around) {
        return new TemplateCheck(settings, given, around).run(body);
    }

    private CheckResult run(String text) {
        // A mark at the beginning is a finding of its own, and not a reason to find nothing else.
        String json = text.startsWith("\uFEFF") ? text.substring(1) : text;
        Optional<Provisioning> made = Optional.empty();
        try {
            Value root = PlacedJson.read(json);
            Subject subject = Subject.of(text, new Body(root), settings, given, around);
            Rules.all().forEach(rule -> look(rule, subject));
            made = evaluate(json, root);
        } catch (JsonFault e) {
            Rule rule = e.kind() == JsonFault.Kind.DEPTH ? FormRules.TOO_DEEP : FormRules.NOT_JSON;
            findings.add(new Finding(rule, e.place(), Map.of("reason", String.valueOf(e.getMessage()), "most", PlacedJson.MAX_DEPTH)));
        }
        return new CheckResult(findings.stream().distinct().sorted(Finding.ORDER).toList(), unchecked(), made);
    }

    private void look(Rule rule, Subject subject) {
        rule.look().at(subject, (place, facts) -> findings.add(new Finding(rule, place, facts)));
    }

    /** As RegisterThing would. What that refuses though no rule knows why is a finding too. */
    private Optional<Provisioning> evaluate(String json, Value root) {
        boolean broken = findings.stream().anyMatch(finding -> finding.severity() == Severity.BREAKS);
        try {
            TemplateBody body = TemplateBody.parse(json);
            return given.isEmpty() ? Optional.empty() : Optional.of(body.evaluate(given.get(), SOME_CERTIFICATE));
        } catch (TemplateException e) {
            if (!broken) {
                findings.add(new Finding(FormRules.REFUSED, PlaceOfPath.in(root, e.problem().place()), Map.of("reason", new Problem(e.problem().kind(), Place.WHOLE, e.problem().facts()))));
            }
            return Optional.empty();
        }
    }

    private List<Unchecked> unchecked() {
        List<Unchecked> unchecked = new ArrayList<>();
        note(unchecked, Outside.NAME, "", around.deployed());
        note(unchecked, Outside.VERSIONS, "", around.versions());
        note(unchecked, Outside.ROLE, "", around.role());
        if (settings.function().isPresent()) {
            note(unchecked, Outside.FUNCTION, "", around.function());
        }
        new TreeMap<>(around.policies()).forEach((name, known) -> {
            note(unchecked, Outside.POLICY, name, known);
            known.value().ifPresent(policy -> note(unchecked, Outside.POLICY_VERSIONS, name, policy.versions()));
        });
        new TreeMap<>(around.groups()).forEach((name, known) -> note(unchecked, Outside.GROUP, name, known));
        new TreeMap<>(around.types()).forEach((name, known) -> note(unchecked, Outside.TYPE, name, known));
        new TreeMap<>(around.billingGroups()).forEach((name, known) -> note(unchecked, Outside.BILLING_GROUP, name, known));
        if (!around.policies().isEmpty()) {
            note(unchecked, Outside.AUTHORIZATION, "", around.denied());
        }
        note(unchecked, Outside.TECHNICIAN, "", around.technician());
        return unchecked;
    }

    private static void note(List<Unchecked> unchecked, Outside what, String name, Known<?> known) {
        switch (known) {
            case Known.Is<?> _ -> { }
            case Known.NotAsked<?> _ -> unchecked.add(new Unchecked(what, name, Optional.empty(), ""));
            case Known.NotTold<?>(String action, String reason) -> unchecked.add(new Unchecked(what, name, Optional.of(action), reason));
        }
    }
}
