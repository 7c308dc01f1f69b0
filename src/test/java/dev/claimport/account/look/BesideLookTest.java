package dev.claimport.account.look;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.account.check.Finding;
import dev.claimport.account.check.TemplateCheck;
import dev.claimport.account.check.TemplateFile;
import dev.claimport.claim.template.TemplateDescription;
import dev.claimport.claim.template.TemplateSummary;
import dev.claimport.iot.AccountReader;
import dev.claimport.iot.BesideReader;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What IAM and Lambda say reaches the rules by the look that {@code template check NAME} takes. */
class BesideLookTest {

    private static final String HOOK = "arn:aws:lambda:eu-west-1:123456789012:function:hook";

    private Optional<BesideReader.Role> role = Optional.empty();
    private BesideReader.Function function = new BesideReader.Function(false, 0, "", Optional.empty());

    /** The rules of the role and of the hook's function that found something. */
    private Set<String> found() {
        BesideReader beside = new BesideReader() {
            @Override
            public Optional<Role> role(String name) {
                assertEquals("provisioning", name);
                return role;
            }

            @Override
            public Function function(String arn) {
                assertEquals(HOOK, arn);
                return function;
            }

            @Override
            public void close() {}
        };
        AccountReader account = (AccountReader) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {AccountReader.class}, (_, method, _) -> switch (method.getName()) {
            case "template" -> new AccountReader.Template(new TemplateDescription(new TemplateSummary("T", "", true, TemplateSummary.FLEET_PROVISIONING, Instant.EPOCH), 1, "{}",
                    Optional.of(HOOK)), new AccountReader.Place("123456789012", "eu-west-1"), "arn:aws:iam::123456789012:role/service-role/provisioning", Optional.of("2020-04-01"));
            case "beside" -> Optional.of(beside);
            case "versions" -> List.of(new AccountReader.Version(1, true));
            default -> throw new AssertionError(method.getName());
        });
        AccountLook look = new AccountLook(account);
        TemplateFile template = look.template("T");
        return TemplateCheck.of(template, Optional.empty(), look.around(template)).findings().stream().map(Finding::rule).map(rule -> rule.id())
                .filter(id -> id.startsWith("role-") || id.startsWith("hook-")).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void whatIsNotThereIsFound() {
        assertTrue(found().containsAll(Set.of("role-missing", "hook-missing")), found().toString());
    }

    @Test
    void whatIsWrongWithRoleAndFunctionIsFound() {
        role = Optional.of(new BesideReader.Role("{\"Statement\": []}", List.of("arn:aws:iam::aws:policy/AWSIoTThingsRegistration"), List.of(), Optional.of(Duration.ofSeconds(3))));
        function = new BesideReader.Function(true, 30, "nodejs18.x", Optional.empty());
        assertTrue(found().containsAll(Set.of("role-not-trusted", "role-policy-arn", "role-young", "hook-not-permitted", "hook-slow", "hook-runtime-ended")), found().toString());

        role = Optional.of(new BesideReader.Role("{}", List.of(), List.of("{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"iot:CreateThing\", \"Resource\": "
                + "\"arn:aws:iot:eu-west-1:123456789012:thing/${iot:Connection.Thing.ThingName}\"}}"), Optional.empty()));
        function = new BesideReader.Function(true, 3, "python3.13", Optional.of("{\"Statement\": {\"Effect\": \"Allow\", \"Principal\": {\"Service\": \"iot.amazonaws.com\"}, "
                + "\"Action\": \"lambda:InvokeFunction\", \"Resource\": \"" + HOOK + "\"}}"));
        assertTrue(found().containsAll(Set.of("role-lacks", "role-thing-variables", "hook-open-to-others")), found().toString());
    }
}
