package dev.claimport.account.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.claimport.account.check.Surroundings.Function;
import dev.claimport.account.check.Surroundings.IotPolicy;
import dev.claimport.account.check.Surroundings.Role;
import dev.claimport.account.check.Surroundings.Versions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What has to be there in the account: each rule found where it should be, and silent in an account that is in order. */
class AccountRulesTest {

    private static final String TRUST = "{'Statement':{'Effect':'Allow','Principal':{'Service':'iot.amazonaws.com'},'Action':'sts:AssumeRole'}}";
    private static final String MANAGED = "arn:aws:iam::aws:policy/service-role/AWSIoTThingsRegistration";
    private static final String PERMISSION = "{'Statement':[{'Effect':'Allow','Principal':{'Service':'iot.amazonaws.com'},'Action':'lambda:InvokeFunction','Resource':'*',"
            + "'Condition':{'ArnLike':{'AWS:SourceArn':'arn:aws:iot:eu-west-1:1:provisioningtemplate/meters'}}}]}";
    private static final String TECHNICIAN = "{'Statement':[{'Effect':'Allow','Action':'iot:CreateProvisioningClaim','Resource':'arn:aws:iot:eu-west-1:1:provisioningtemplate/meters'}]}";

    private static final Versions VERSIONS = new Versions(2, 2, 2);
    private static final Role ROLE = new Role(json(TRUST), List.of(MANAGED), List.of(), Optional.of(Duration.ofDays(1)));
    private static final Function FUNCTION = new Function(true, Optional.of(Duration.ofSeconds(3)), Optional.of("python3.13"), Optional.of(json(PERMISSION)));
    private static final Settings.HookSetting HOOK =
            new Settings.HookSetting.Function("arn:aws:lambda:eu-west-1:220011334455:function:allow", Optional.of("2020-04-01"));
    private static final IotPolicy POLICY = new IotPolicy(true, "{}", Known.is(1));

    private static String json(String text) {
        return text.replace('\'', '"');
    }

    private record Given(String rule, Surroundings around) {

        @Override
        public String toString() {
            return rule;
        }
    }

    private static final Optional<Settings> NEW = Optional.empty();

    /** What is deployed under this name. */
    private static Optional<Settings> there(String type, Settings.HookSetting hook) {
        return Optional.of(new Settings(Optional.of("meters"), Optional.of(true), Optional.of(type), Optional.of("arn:aws:iam::1:role/other"), Optional.of(hook)));
    }

    private static Surroundings around(Optional<Settings> deployed, Versions versions, Role role, Function function, IotPolicy policy, boolean exist, String technician) {
        return new Surroundings(Known.is(deployed), Known.is(versions), Known.is(role), Known.is(function), Map.of("Devices", Known.is(policy)),
                Map.of("g", Known.is(exist)), Map.of("t", Known.is(exist)), Map.of("b", Known.is(exist)), Known.is(List.of()), Known.is(json(technician)));
    }

    private static Surroundings denied() {
        return new Surroundings(Known.is(NEW), Known.is(VERSIONS), Known.is(ROLE), Known.is(FUNCTION), Map.of("Devices", Known.is(POLICY)), Map.of(), Map.of(), Map.of(),
                Known.is(List.of(new Surroundings.Denied("meter-sample", "iot:Publish", "topic/meters/sample"))), Known.is(json(TECHNICIAN)));
    }

    private static Given role(String rule, Role role) {
        return new Given(rule, around(NEW, VERSIONS, role, FUNCTION, POLICY, true, TECHNICIAN));
    }

    private static Given hook(String rule, Function function) {
        return new Given(rule, around(NEW, VERSIONS, ROLE, function, POLICY, true, TECHNICIAN));
    }

    static Stream<Given> wrong() {
        Optional<Duration> old = ROLE.age();
        return Stream.of(
                new Given("name-taken", around(there("FLEET_PROVISIONING", HOOK), VERSIONS, ROLE, FUNCTION, POLICY, true, TECHNICIAN)),
                new Given("name-taken otherwise-deployed", around(there("JITP", HOOK), VERSIONS, ROLE, FUNCTION, POLICY, true, TECHNICIAN)),
                new Given("name-taken otherwise-deployed", around(there("FLEET_PROVISIONING", new Settings.HookSetting.None()), VERSIONS, ROLE, FUNCTION, POLICY, true, TECHNICIAN)),
                new Given("versions-used-up", around(NEW, new Versions(5, 7, 7), ROLE, FUNCTION, POLICY, true, TECHNICIAN)),
                new Given("default-not-newest", around(NEW, new Versions(2, 2, 1), ROLE, FUNCTION, POLICY, true, TECHNICIAN)),
                role("role-missing", Role.NONE),
                role("role-not-trusted", new Role(json(TRUST.replace("iot.", "lambda.")), List.of(MANAGED), List.of(), old)),
                role("role-policy-arn", new Role(json(TRUST), List.of(MANAGED.replace("service-role/", "")), List.of(), old)),
                role("role-lacks", new Role(json(TRUST), List.of(), List.of(json("{'Statement':{'Effect':'Allow','Action':['iot:CreateThing','iot:Attach*','iot:UpdateCertificate',"
                        + "'iot:RegisterThing'],'Resource':'*'}}")), old)),
                role("role-young", new Role(json(TRUST), List.of(MANAGED), List.of(), Optional.of(Duration.ofSeconds(4)))),
                role("role-thing-variables", new Role(json(TRUST), List.of(MANAGED), List.of("{\"Resource\":\"${iot:Connection.Thing.ThingName}\"}"), old)),
                hook("hook-missing", new Function(false, Optional.empty(), Optional.empty(), Optional.empty())),
                hook("hook-not-permitted", new Function(true, FUNCTION.timeout(), FUNCTION.runtime(), Optional.empty())),
                hook("hook-open-to-others", new Function(true, FUNCTION.timeout(), FUNCTION.runtime(), Optional.of(json(PERMISSION.replace("AWS:SourceArn", "aws:UserAgent"))))),
                hook("hook-slow", new Function(true, Optional.of(Duration.ofSeconds(30)), FUNCTION.runtime(), FUNCTION.permission())),
                hook("hook-runtime-ended", new Function(true, FUNCTION.timeout(), Optional.of("nodejs18.x"), FUNCTION.permission())),
                new Given("policy-missing", around(NEW, VERSIONS, ROLE, FUNCTION, new IotPolicy(false, "", Known.is(0)), true, TECHNICIAN)),
                new Given("policy-versions-used-up", around(NEW, VERSIONS, ROLE, FUNCTION, new IotPolicy(true, "{}", Known.is(5)), true, TECHNICIAN)),
                new Given("authorization-denied", denied()),
                new Given("technician-resource", around(NEW, VERSIONS, ROLE, FUNCTION, POLICY, true, TECHNICIAN.replace(":iot:eu", ":eu"))),
                new Given("group-missing type-missing billing-group-missing", around(NEW, VERSIONS, ROLE, FUNCTION, POLICY, false, TECHNICIAN)));
    }

    private static Set<String> found(Surroundings around) {
        String body = "{\"Resources\": {\"policy\": {\"Type\": \"AWS::IoT::Policy\", \"Properties\": {\"PolicyName\": \"Devices\"}}}}";
        var settings = new Settings(Optional.of("meters"), Optional.of(true), Optional.of("FLEET_PROVISIONING"), Optional.empty(), Optional.of(HOOK));
        Set<String> accounts = AccountRules.all().stream().map(Rule::id).collect(Collectors.toSet());
        Set<String> found = TemplateCheck.of(body, settings, Optional.empty(), around).findings().stream().map(finding -> finding.rule().id())
                .collect(Collectors.toCollection(HashSet::new));
        found.retainAll(accounts);
        return found;
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void whatIsWrongInTheAccountIsFound(Given given) {
        assertEquals(Set.of(given.rule.split(" ")), found(given.around));
    }

    @Test
    void anAccountInOrderIsFine() {
        assertEquals(Set.of(), found(around(NEW, VERSIONS, ROLE, FUNCTION, POLICY, true, TECHNICIAN)));
    }

    @Test
    void everyRuleHasItsCase() {
        Set<String> cases = wrong().flatMap(given -> Stream.of(given.rule.split(" "))).collect(Collectors.toSet());
        assertEquals(AccountRules.all().stream().map(Rule::id).collect(Collectors.toSet()), cases);
        assertEquals(0, TemplateCheck.of("{}".getBytes(StandardCharsets.UTF_8), Optional.empty()).findings().stream()
                .filter(finding -> cases.contains(finding.rule().id())).count());
    }
}
