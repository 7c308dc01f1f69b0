package dev.claimport.account.check;

import dev.claimport.account.check.Settings.HookSetting;
import dev.claimport.account.json.PlacedJson;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What a template has besides its body: name, type, role and hook. */
final class SettingRules {

    private static final String PAYLOAD = "2020-04-01";

    private SettingRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.breaks("template-name", Source.CREATE_TEMPLATE, SettingRules::name),
                Rule.breaks("not-enabled", Source.CREATE_TEMPLATE, SettingRules::notEnabled),
                Rule.breaks("type-jitp", Source.CREATE_TEMPLATE, SettingRules::jitp),
                Rule.breaks("role-arn", Source.FLEET, SettingRules::roleArn),
                Rule.surprises("hook-payload-version", Source.HOOKS, SettingRules::payloadVersion),
                Rule.surprises("hook-elsewhere", Source.HOOKS, SettingRules::elsewhere),
                Rule.advice("hook-fails-open", Source.HOOKS, SettingRules::failsOpen),
                Rule.surprises("no-hook", Source.HOOKS, SettingRules::noHook));
    }

    private static void name(Subject subject, Rule.Found found) {
        subject.settings().name().filter(name -> !name.matches("[0-9A-Za-z_-]{1,36}"))
                .ifPresent(name -> found.at(PlacedJson.START, Map.of("name", name, "characters", name.length())));
    }

    private static void notEnabled(Subject subject, Rule.Found found) {
        if (subject.settings().enabled().filter(enabled -> !enabled).isPresent()) {
            found.at(PlacedJson.START, Map.of());
        }
    }

    private static void jitp(Subject subject, Rule.Found found) {
        subject.settings().type().filter(type -> !type.equals("FLEET_PROVISIONING")).ifPresent(type -> found.at(PlacedJson.START, Map.of("type", type)));
    }

    /** IAM has no regions. */
    private static void roleArn(Subject subject, Rule.Found found) {
        subject.settings().roleArn().filter(arn -> !arn.matches("arn:aws[\\w-]*:iam::\\d{12}:role/[\\w+=,.@/-]+"))
                .ifPresent(arn -> found.at(PlacedJson.START, Map.of("arn", arn)));
    }

    private static void payloadVersion(Subject subject, Rule.Found found) {
        subject.settings().function().filter(hook -> !hook.payloadVersion().equals(Optional.of(PAYLOAD)))
                .ifPresent(hook -> found.at(PlacedJson.START, Map.of("version", hook.payloadVersion().orElse("—"), "right", PAYLOAD)));
    }

    private static void elsewhere(Subject subject, Rule.Found found) {
        Optional<String> account = subject.settings().roleArn().map(arn -> arn.split(":")).filter(arn -> arn.length > 4).map(arn -> arn[4]);
        subject.settings().function().map(HookSetting.Function::arn)
                .filter(arn -> !arn.matches("arn:aws[\\w-]*:lambda:[a-z0-9-]+:\\d{12}:function:.+") || account.isPresent() && !arn.split(":")[4].equals(account.get()))
                .ifPresent(arn -> found.at(PlacedJson.START, Map.of("arn", arn)));
    }

    private static void failsOpen(Subject subject, Rule.Found found) {
        subject.settings().function().ifPresent(hook -> found.at(PlacedJson.START, Map.of("arn", hook.arn())));
    }

    /** Where nobody looks at the parameters that decide what a device may do. */
    private static void noHook(Subject subject, Rule.Found found) {
        if (subject.settings().hook().filter(HookSetting.None.class::isInstance).isEmpty()) {
            return;
        }
        Set<String> deciding = new TreeSet<>();
        Body body = subject.body();
        Stream<Shape> shapes = Stream.of(
                body.resources(Resource.POLICY).stream().flatMap(policy -> policy.property("PolicyName").stream()).map(Shape::of),
                body.resources(Resource.THING).stream().flatMap(thing -> Stream.of("ThingGroups", "ThingTypeName").flatMap(name -> thing.property(name).stream()))
                        .flatMap(value -> value.oneOrMore().stream()).map(Shape::of),
                subject.policyDocuments().stream().flatMap(PolicyDocument::resources).map(PolicyDocument.Word::shape)).flatMap(all -> all);
        shapes.forEach(shape -> deciding.addAll(shape.holes()));
        deciding.removeIf(name -> !body.parameters().containsKey(name) || name.startsWith(ParameterRules.AWS_PREFIX));
        if (!deciding.isEmpty()) {
            found.at(PlacedJson.START, Map.of("parameters", String.join(", ", deciding)));
        }
    }
}
