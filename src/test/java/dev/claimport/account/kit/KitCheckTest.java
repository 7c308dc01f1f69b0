package dev.claimport.account.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.claimport.account.check.Known;
import dev.claimport.account.kit.KitCheck.Held;
import dev.claimport.account.kit.KitCheck.Part;
import dev.claimport.claim.template.TemplateDescription;
import dev.claimport.claim.template.TemplateSummary;
import dev.claimport.failure.LocalFailure;
import dev.claimport.failure.ServiceFailure;
import dev.claimport.iot.AccountReader;
import dev.claimport.iot.BesideReader;
import dev.claimport.testing.Failures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KitCheckTest {

    private static final Kit KIT = new Kit("sensors", "123456789012", "eu-west-1", List.of("Site"), true);

    @TempDir
    private Path parent;
    private Path folder;

    /** An account as the stack makes it, with what the tests change. */
    private final class Deployed implements AccountReader, BesideReader {

        private final Map<String, String> files = KitFiles.of(KIT);
        private String body = files.get("templates/sensors/1.json").replaceAll("\\s+", " ");
        private String policy = files.get("policies/sensors-device.json");
        private String trust = files.get("iam/trust.json");
        private boolean enabled = true;
        private String roleArn = KIT.roleArn();
        private Optional<String> hook = Optional.of(KIT.functionArn());
        private Optional<String> payload = Optional.of("2020-04-01");
        private int timeout = 3;
        private String runtime = "python3.13";
        private final List<String> managed = new ArrayList<>(List.of("arn:aws:iam::aws:policy/service-role/AWSIoTThingsRegistration"));
        private final List<String> own = new ArrayList<>();
        private final List<String> groupPolicies = new ArrayList<>();
        private String permission = "{\"Version\": \"2012-10-17\", \"Id\": \"default\", \"Statement\": [" + statement("AWS:SourceArn") + "]}";
        private final Set<String> missing = new HashSet<>();
        private final Set<String> refused = new HashSet<>();

        private static String statement(String key) {
            return "{\"Effect\": \"Allow\", \"Principal\": {\"Service\": \"iot.amazonaws.com\"}, \"Action\": \"lambda:InvokeFunction\", \"Resource\": \"*\","
                    + " \"Condition\": {\"ArnLike\": {\"" + key + "\": \"" + (key.equals("AWS:SourceArn") ? KIT.iotArn("provisioningtemplate/sensors") : "*") + "\"}}}";
        }

        private boolean isThere(String what) {
            if (refused.contains(what)) {
                throw new ServiceFailure(ServiceFailure.Kind.NOT_ALLOWED, Map.of("action", "the:" + what, "resource", "*")).exception();
            }
            return !missing.contains(what);
        }

        @Override
        public Template template(String name) {
            if (!isThere("template")) {
                throw new ServiceFailure(ServiceFailure.Kind.TEMPLATE_NOT_FOUND, Map.of("template", name, "region", "eu-west-1")).exception();
            }
            var summary = new TemplateSummary(name, "", enabled, TemplateSummary.FLEET_PROVISIONING, Instant.EPOCH);
            return new Template(new TemplateDescription(summary, 1, body, hook), new Place("123456789012", "eu-west-1"), roleArn, payload);
        }

        @Override
        public List<Version> versions(String templateName) {
            throw new AssertionError("versions do not matter");
        }

        @Override
        public String body(String templateName, int version) {
            throw new AssertionError("versions do not matter");
        }

        @Override
        public Optional<String> policy(String name) {
            return isThere("policy") && name.equals("sensors-device") ? Optional.of(policy) : Optional.empty();
        }

        @Override
        public int policyVersions(String name) {
            throw new AssertionError("versions do not matter");
        }

        @Override
        public boolean hasGroup(String name) {
            return isThere("group");
        }

        @Override
        public List<String> groupPolicies(String group) {
            isThere("attached");
            return groupPolicies;
        }

        @Override
        public boolean hasType(String name) {
            return isThere("type");
        }

        @Override
        public Optional<String> certificateArn(String id) {
            throw new AssertionError("there is none");
        }

        @Override
        public List<String> things(String certificateArn) {
            throw new AssertionError("there is none");
        }

        @Override
        public List<Authorization> authorize(List<String> policyNames, Optional<String> certificateArn, String clientId, List<Question> questions) {
            throw new AssertionError("nobody asks");
        }

        @Override
        public boolean hasBillingGroup(String name) {
            throw new AssertionError("there is none");
        }

        @Override
        public Optional<BesideReader> beside() {
            return isThere("beside") ? Optional.of(this) : Optional.empty();
        }

        @Override
        public Optional<Role> role(String name) {
            return isThere("role") ? Optional.of(new Role(trust, managed, own, Optional.empty()))
                    : Optional.empty();
        }

        @Override
        public Function function(String arn) {
            return new Function(isThere("function"), timeout, runtime, Optional.of(permission));
        }

        @Override
        public void close() {
        }
    }

    private final Deployed account = new Deployed();

    @BeforeEach
    void write() {
        folder = parent.resolve("kit");
        KitFolder.write(folder, KIT);
    }

    private List<Held> held() {
        return KitCheck.of(folder, KIT, account);
    }

    private Set<Part> different() {
        return held().stream().filter(Held::differs).map(Held::part).collect(Collectors.toCollection(() -> EnumSet.noneOf(Part.class)));
    }

    /** What nobody who looks at the devices' account can see. */
    private static final Set<Part> UNSEEN = EnumSet.of(Part.HOOK_RIGHTS, Part.PEOPLE);

    @Test
    void whatWasDeployedIsAsInTheKitHoweverItIsWritten() {
        assertEquals(List.of(Part.values()), held().stream().map(Held::part).toList());
        held().forEach(one -> assertEquals(UNSEEN.contains(one.part()) ? Known.notAsked() : Known.is(true), one.same(), one.toString()));
    }

    @Test
    void eachDifferenceIsNamedWithItsPlace() {
        account.body = account.body.replace("sensors-device", "other");
        account.policy = account.policy.replace("topicfilter", "topic");
        account.trust = account.trust.replace("iot.amazonaws", "ec2.amazonaws");
        account.enabled = false;
        account.roleArn = KIT.roleArn().replace("sensors", "other");
        account.hook = Optional.empty();
        account.timeout = 30;
        account.groupPolicies.add("Anything");

        assertEquals(Map.of(Part.BODY, "Resources.policy.Properties.PolicyName", Part.DEVICE_POLICY, "Statement.2.Resource.0", Part.ENABLED, "enabled, type",
                Part.TEMPLATE_ROLE, "provisioningRoleArn", Part.TEMPLATE_HOOK, "targetArn", Part.GROUP_POLICIES, "Anything", Part.ROLE, "Statement.0.Principal.Service",
                Part.HOOK, "Timeout"), places());
    }

    private Map<Part, String> places() {
        return held().stream().filter(Held::differs).collect(Collectors.toMap(Held::part, one -> one.at().orElse("")));
    }

    /** More than the kit gives is not as in the kit. */
    @Test
    void whatMayMoreIsNotTheSame() {
        account.managed.add("arn:aws:iam::aws:policy/AdministratorAccess");
        assertEquals(Map.of(Part.ROLE, "ManagedPolicyArns"), places());
        account.managed.removeLast();
        account.own.add("{}");
        account.permission = account.permission.replace("}]}", "}, " + Deployed.statement("aws:UserAgent") + "]}");
        account.payload = Optional.of("2019-01-01");
        assertEquals(Map.of(Part.ROLE, "Policies", Part.HOOK, "Permission", Part.TEMPLATE_HOOK, "payloadVersion"), places());
        account.permission = "no JSON";
        account.runtime = "python3.1";
        assertEquals("Runtime", places().get(Part.HOOK));
        account.runtime = "python3.13";
        assertEquals("Permission", places().get(Part.HOOK));
    }

    @Test
    void whatIsNotThereIsNotTheSame() {
        account.missing.addAll(Set.of("template", "policy", "group", "type", "role", "function"));

        assertEquals(EnumSet.of(Part.TEMPLATE, Part.DEVICE_POLICY, Part.GROUP, Part.TYPE, Part.ROLE, Part.HOOK), different());
        assertEquals(6 + UNSEEN.size(), held().size(), "of a template or a group that is not there no more is said");
    }

    @Test
    void whatMayNotBeLookedAtIsNeverTheSame() {
        account.refused.addAll(Set.of("template", "policy", "group", "type", "role", "function"));

        assertEquals(Set.of(), different());
        held().forEach(one -> assertEquals(Optional.empty(), one.same().value(), one.toString()));
        assertEquals(new Known.NotTold<Boolean>("the:role", "not-allowed"), held().stream().filter(one -> one.part() == Part.ROLE).findFirst().orElseThrow().same());
        account.refused.remove("group");
        account.refused.add("attached");
        assertEquals(new Known.NotTold<Boolean>("the:attached", "not-allowed"),
                held().stream().filter(one -> one.part() == Part.GROUP_POLICIES).findFirst().orElseThrow().same());
    }

    @Test
    void whereThereIsAwsIotAloneTheRestIsNotAskedFor() {
        account.missing.add("beside");

        assertEquals(List.of(Part.ROLE, Part.HOOK, Part.HOOK_RIGHTS, Part.PEOPLE), held().stream().filter(one -> one.same().equals(Known.notAsked())).map(Held::part).toList());
    }

    @Test
    void theKitIsTheFolderAsItIsNow() throws Exception {
        Path body = folder.resolve("templates/sensors/1.json");
        Files.writeString(body, Files.readString(body).replace("MERGE", "REPLACE"));
        assertEquals(EnumSet.of(Part.BODY), different());

        Files.delete(body);
        Failures.expect(LocalFailure.Kind.FILE_UNREADABLE, this::held);
    }
}
