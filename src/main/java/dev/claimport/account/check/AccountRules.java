package dev.claimport.account.check;

import dev.claimport.account.check.PolicyDocument.Statement;
import dev.claimport.account.check.Surroundings.Function;
import dev.claimport.account.check.Surroundings.Role;
import dev.claimport.account.check.Surroundings.Versions;
import dev.claimport.account.json.PlacedJson;
import dev.claimport.claim.Wildcards;
import dev.claimport.failure.Place.Position;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/** What has to be there in the account besides the template, as far as somebody looked. */
final class AccountRules {

    /** A new role is not known everywhere at once. */
    private static final Duration YOUNG = Duration.ofSeconds(15);
    /** After which AWS IoT takes the hook for refusing (developer guide, "Pre-provisioning hooks"). */
    private static final Duration HOOK_LIMIT = Duration.ofSeconds(5);
    private static final int MOST_VERSIONS = 5;
    /** No longer run by Lambda (Lambda developer guide, "Deprecated runtimes"). */
    private static final Set<String> ENDED = Set.of("nodejs12.x", "nodejs14.x", "nodejs16.x", "nodejs18.x", "python3.6", "python3.7", "python3.8", "java8", "go1.x",
            "dotnetcore3.1", "dotnet6", "ruby2.7");
    private static final List<String> PROVISIONING = List.of("iot:AddThingToThingGroup", "iot:AttachPolicy", "iot:AttachThingPrincipal", "iot:CreateThing",
            "iot:RegisterThing", "iot:UpdateCertificate");

    private AccountRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.surprises("name-taken", Source.EXPERIENCE, AccountRules::nameTaken),
                Rule.surprises("otherwise-deployed", Source.EXPERIENCE, AccountRules::otherwiseDeployed),
                Rule.surprises("versions-used-up", Source.CREATE_VERSION, AccountRules::versionsUsedUp),
                Rule.surprises("default-not-newest", Source.CREATE_VERSION, AccountRules::defaultNotNewest),
                Rule.breaks("role-missing", Source.MANAGED_POLICIES, AccountRules::roleMissing),
                Rule.breaks("role-not-trusted", Source.FLEET, AccountRules::notTrusted),
                Rule.breaks("role-policy-arn", Source.MANAGED_POLICIES, AccountRules::managedPolicy),
                Rule.breaks("role-lacks", Source.MANAGED_POLICIES, AccountRules::roleLacks),
                Rule.advice("role-young", Source.EXPERIENCE, AccountRules::young),
                Rule.surprises("role-thing-variables", Source.THING_VARIABLES, AccountRules::thingVariables),
                Rule.breaks("hook-missing", Source.HOOKS, AccountRules::hookMissing),
                Rule.breaks("hook-not-permitted", Source.HOOKS, AccountRules::hookNotPermitted),
                Rule.surprises("hook-open-to-others", Source.HOOKS, AccountRules::hookOpen),
                Rule.surprises("hook-slow", Source.HOOKS, AccountRules::hookSlow),
                Rule.surprises("hook-runtime-ended", Source.EXPERIENCE, AccountRules::runtimeEnded),
                Rule.breaks("policy-missing", Source.TEMPLATES, AccountRules::policyMissing),
                Rule.surprises("policy-versions-used-up", Source.CREATE_POLICY_VERSION, AccountRules::policyVersions),
                Rule.breaks("group-missing", Source.MANAGED_POLICIES, (subject, found) -> absent(subject.around().groups(), found)),
                Rule.breaks("type-missing", Source.MANAGED_POLICIES, (subject, found) -> absent(subject.around().types(), found)),
                Rule.breaks("billing-group-missing", Source.MANAGED_POLICIES, (subject, found) -> absent(subject.around().billingGroups(), found)),
                Rule.surprises("authorization-denied", Source.TEST_AUTHORIZATION, AccountRules::denied),
                Rule.breaks("technician-resource", Source.IAM_ACTIONS, AccountRules::technician));
    }

    private static void nameTaken(Subject subject, Rule.Found found) {
        deployed(subject).ifPresent(_ -> found.at(PlacedJson.START, Map.of("name", subject.settings().name().orElse(""))));
    }

    private static Optional<Settings> deployed(Subject subject) {
        return subject.around().deployed().value().flatMap(there -> there);
    }

    /** Tools have made templates of another type, and without their hooks, and said nothing. */
    private static void otherwiseDeployed(Subject subject, Rule.Found found) {
        deployed(subject).ifPresent(there -> {
            Settings here = subject.settings();
            differs("type", here.type(), there.type(), found);
            differs("preProvisioningHook", hook(here), hook(there), found);
            differs("provisioningRoleArn", here.roleArn(), there.roleArn(), found);
        });
    }

    private static Optional<String> hook(Settings settings) {
        return settings.hook().map(hook -> hook instanceof Settings.HookSetting.Function function ? function.arn() : "—");
    }

    /** What one of the two does not say is no difference. */
    private static void differs(String setting, Optional<String> here, Optional<String> there, Rule.Found found) {
        if (here.isPresent() && there.isPresent() && !here.equals(there)) {
            found.at(PlacedJson.START, Map.of("setting", setting, "here", here.get(), "there", there.get()));
        }
    }

    private static void versionsUsedUp(Subject subject, Rule.Found found) {
        subject.around().versions().value().filter(versions -> versions.count() >= MOST_VERSIONS)
                .ifPresent(versions -> found.at(PlacedJson.START, Map.of("versions", versions.count())));
    }

    private static void defaultNotNewest(Subject subject, Rule.Found found) {
        subject.around().versions().value().filter(versions -> versions.newest() != versions.defaultVersion())
                .ifPresent((Versions versions) -> found.at(PlacedJson.START, Map.of("newest", String.valueOf(versions.newest()), "default", String.valueOf(versions.defaultVersion()))));
    }

    private static boolean any(String policy, BiPredicate<PolicyDocument, Statement> wanted) {
        PolicyDocument document = PolicyDocument.parse(PlacedJson.START, policy);
        return document.statements().stream().anyMatch(statement -> statement.allows() && wanted.test(document, statement));
    }

    private static boolean trusts(Statement statement) {
        return statement.json().value("Principal").stream().flatMap(principal -> principal.fields().stream()).filter(kind -> kind.name().equals("Service"))
                .flatMap(kind -> kind.value().oneOrMore().stream()).flatMap(name -> name.asText().stream()).anyMatch("iot.amazonaws.com"::equals);
    }

    /** The role that is there. */
    private static Optional<Role> role(Subject subject) {
        return subject.around().role().value().filter(role -> !role.equals(Role.NONE));
    }

    private static void roleMissing(Subject subject, Rule.Found found) {
        subject.around().role().value().filter(Role.NONE::equals)
                .ifPresent(_ -> found.at(PlacedJson.START, Map.of("arn", subject.settings().roleArn().orElse(""))));
    }

    private static void notTrusted(Subject subject, Rule.Found found) {
        role(subject).filter(role -> !any(role.trust(), (_, statement) -> trusts(statement) && statement.names("sts:AssumeRole")))
                .ifPresent(role -> found.at(PlacedJson.START, Map.of()));
    }

    private static void managedPolicy(Subject subject, Rule.Found found) {
        role(subject).stream().flatMap(role -> role.managedPolicies().stream())
                .filter(arn -> arn.endsWith("/AWSIoTThingsRegistration") && !arn.endsWith("/service-role/AWSIoTThingsRegistration"))
                .forEach(arn -> found.at(PlacedJson.START, Map.of("arn", arn)));
    }

    /** Only where no managed policy may bring what its own do not. */
    private static void roleLacks(Subject subject, Rule.Found found) {
        role(subject).filter(role -> role.managedPolicies().isEmpty()).ifPresent((Role role) -> {
            List<String> lacking = PROVISIONING.stream().filter(action -> role.policies().stream().noneMatch(policy -> any(policy, (_, statement) -> statement.names(action))))
                    .toList();
            if (!lacking.isEmpty()) {
                found.at(PlacedJson.START, Map.of("actions", String.join(", ", lacking)));
            }
        });
    }

    private static void young(Subject subject, Rule.Found found) {
        role(subject).flatMap(Role::age).filter(age -> age.compareTo(YOUNG) < 0)
                .ifPresent(age -> found.at(PlacedJson.START, Map.of("seconds", age.toSeconds())));
    }

    private static void thingVariables(Subject subject, Rule.Found found) {
        role(subject).filter(role -> role.policies().stream().anyMatch(PolicyTextRules::hasThingVariables))
                .ifPresent(role -> found.at(PlacedJson.START, Map.of()));
    }

    private static void hookMissing(Subject subject, Rule.Found found) {
        subject.around().function().value().filter(function -> !function.exists())
                .ifPresent(function -> found.at(PlacedJson.START, Map.of("arn", subject.settings().function().map(Settings.HookSetting.Function::arn).orElse(""))));
    }

    private static boolean permits(Function function, BiPredicate<PolicyDocument, Statement> more) {
        return function.permission().filter(policy -> any(policy,
                (document, statement) -> trusts(statement) && statement.names("lambda:InvokeFunction") && more.test(document, statement))).isPresent();
    }

    private static void hookNotPermitted(Subject subject, Rule.Found found) {
        subject.around().function().value().filter(Function::exists).filter(function -> !permits(function, (_, _) -> true))
                .ifPresent(function -> found.at(PlacedJson.START, Map.of()));
    }

    private static void hookOpen(Subject subject, Rule.Found found) {
        subject.around().function().value().filter(function -> permits(function, (_, statement) -> !hasSource(statement)))
                .ifPresent(function -> found.at(PlacedJson.START, Map.of()));
    }

    private static boolean hasSource(Statement statement) {
        return statement.json().value("Condition").stream().flatMap(condition -> condition.fields().stream()).flatMap(operator -> operator.value().fields().stream())
                .map(key -> key.name().toLowerCase(Locale.ROOT)).anyMatch(key -> key.equals("aws:sourcearn") || key.equals("aws:sourceaccount"));
    }

    private static void hookSlow(Subject subject, Rule.Found found) {
        subject.around().function().value().flatMap(Function::timeout).filter(timeout -> timeout.compareTo(HOOK_LIMIT) > 0)
                .ifPresent(timeout -> found.at(PlacedJson.START, Map.of("seconds", timeout.toSeconds())));
    }

    private static void runtimeEnded(Subject subject, Rule.Found found) {
        subject.around().function().value().flatMap(Function::runtime).filter(ENDED::contains)
                .ifPresent(runtime -> found.at(PlacedJson.START, Map.of("runtime", runtime)));
    }

    private static void policyMissing(Subject subject, Rule.Found found) {
        new TreeMap<>(subject.around().policies()).forEach((name, known) -> known.value().filter(policy -> !policy.exists())
                .ifPresent(policy -> found.at(place(subject, name), Map.of("name", name))));
    }

    private static void policyVersions(Subject subject, Rule.Found found) {
        new TreeMap<>(subject.around().policies()).forEach((name, known) -> known.value().flatMap(policy -> policy.versions().value())
                .filter(versions -> versions >= MOST_VERSIONS).ifPresent(versions -> found.at(place(subject, name), Map.of("name", name, "versions", versions))));
    }

    private static void denied(Subject subject, Rule.Found found) {
        subject.around().denied().value().orElse(List.of()).forEach(denied -> found.at(
                subject.body().resources(Resource.POLICY).stream().findFirst().map(Resource::place).orElse(PlacedJson.START),
                Map.of("client", denied.client(), "action", denied.action(), "resource", denied.resource())));
    }

    private static void absent(Map<String, Known<Boolean>> names, Rule.Found found) {
        new TreeMap<>(names).forEach((name, known) -> known.value().filter(exists -> !exists).ifPresent(no -> found.at(PlacedJson.START, Map.of("name", name))));
    }

    /** Where a policy of this name is wanted. */
    private static Position place(Subject subject, String policyName) {
        return subject.body().resources(Resource.POLICY).stream().flatMap(policy -> policy.property("PolicyName").stream())
                .filter(name -> Shape.of(name).literals().equals(policyName)).map(name -> name.place()).findFirst().orElse(PlacedJson.START);
    }

    private static void technician(Subject subject, Rule.Found found) {
        subject.around().technician().value().ifPresent(policy -> {
            PolicyDocument document = PolicyDocument.parse(PlacedJson.START, policy);
            String wanted = subject.settings().name().orElse("");
            boolean right = document.statements().stream().filter(statement -> statement.allows() && statement.names("iot:CreateProvisioningClaim"))
                    .flatMap(statement -> statement.resources().stream()).map(PolicyDocument.Word::pattern)
                    .anyMatch(resource -> resource.matches("arn:[^:]*:iot:[^:]*:[^:]*:provisioningtemplate/.+")
                            && (wanted.isEmpty() || Wildcards.match(resource.substring(resource.indexOf('/') + 1), wanted)));
            boolean broad = document.statements().stream().filter(Statement::allows)
                    .anyMatch(statement -> statement.actions().stream().anyMatch(action -> Set.of("*", "iot:*").contains(action.pattern())));
            if (!right || broad) {
                found.at(PlacedJson.START, Map.of("template", wanted.isEmpty() ? "NAME" : wanted));
            }
        });
    }
}
