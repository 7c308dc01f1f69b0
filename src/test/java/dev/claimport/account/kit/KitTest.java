package dev.claimport.account.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.claimport.account.check.CheckResult;
import dev.claimport.account.check.Known;
import dev.claimport.account.check.Settings;
import dev.claimport.account.check.Severity;
import dev.claimport.account.check.Surroundings;
import dev.claimport.account.check.TemplateCheck;
import dev.claimport.account.check.TemplateFile;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

class KitTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<Kit> kits() {
        return Stream.of(new Kit("sensors", "123456789012", "eu-west-1", List.of(), false), new Kit("sensors", "123456789012", "eu-west-1", List.of("Site", "Line"), true),
                new Kit("a-name_of20characters".substring(0, 20), "210987654321", "cn-north-1", List.of("Site"), true));
    }

    private static JsonNode yaml(String text) {
        return JSON.valueToTree(new Yaml().load(text));
    }

    private static JsonNode json(Map<String, String> files, String name) throws Exception {
        return JSON.readTree(files.get(name));
    }

    /** As the account would be once the stack is deployed. */
    private static Surroundings deployed(Kit kit, Map<String, String> files) {
        JsonNode permission = yaml(files.get("cloudformation/stack.yaml")).path("Resources").path("HookPermission").path("Properties");
        String allowed = """
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": "%s"}, "Action": "%s", "Resource": "*",
                  "Condition": {"ArnLike": {"AWS:SourceArn": "%s"}}}]}
                """.formatted(permission.path("Principal").asText(), permission.path("Action").asText(), permission.path("SourceArn").asText());
        return new Surroundings(Known.is(Optional.empty()), Known.is(new Surroundings.Versions(1, 1, 1)),
                Known.is(new Surroundings.Role(files.get("iam/trust.json"),
                        List.of("arn:" + kit.partition() + ":iam::aws:policy/service-role/AWSIoTThingsRegistration"), List.of(), Optional.empty())),
                kit.hook() ? Known.is(new Surroundings.Function(true, Optional.of(Duration.ofSeconds(3)), Optional.of("python3.13"), Optional.of(allowed))) : Known.notAsked(),
                Map.of(kit.policyName(), Known.is(new Surroundings.IotPolicy(true, files.get("policies/" + kit.policyName() + ".json"), Known.is(1)))), Map.of(kit.name(), Known.is(true)),
                Map.of(kit.name(), Known.is(true)), Map.of(), Known.is(List.of()), Known.is(files.get("roles/technician.json")));
    }

    @ParameterizedTest
    @MethodSource("kits")
    void ourOwnCheckHasNothingToSayOfItThatBreaksOrSurprises(Kit kit) {
        Map<String, String> files = KitFiles.of(kit);
        Settings settings = new Settings(Optional.of(kit.name()), Optional.of(true), Optional.of("FLEET_PROVISIONING"), Optional.of(kit.roleArn()),
                Optional.of(kit.hook() ? new Settings.HookSetting.Function(kit.functionArn(), Optional.of("2020-04-01")) : new Settings.HookSetting.None()));

        CheckResult result = TemplateCheck.of(new TemplateFile(files.get("templates/" + kit.name() + "/1.json"), settings), Optional.empty(), deployed(kit, files));

        assertEquals(List.of(), result.findings().stream().filter(finding -> finding.severity() != Severity.ADVICE).toList());
        assertEquals(List.of(), result.unchecked());
    }

    @ParameterizedTest
    @MethodSource("kits")
    void theStackSaysWhatTheDocumentsSay(Kit kit) throws Exception {
        Map<String, String> files = KitFiles.of(kit);
        JsonNode resources = yaml(files.get("cloudformation/stack.yaml")).path("Resources");
        JsonNode template = resources.path("Template").path("Properties");

        assertEquals(json(files, "templates/" + kit.name() + "/1.json"), JSON.readTree(template.path("TemplateBody").asText()));
        assertEquals(json(files, "policies/" + kit.policyName() + ".json"), resources.path("DevicePolicy").path("Properties").path("PolicyDocument"));
        assertEquals(json(files, "iam/trust.json"), resources.path("ProvisioningRole").path("Properties").path("AssumeRolePolicyDocument"));
        assertEquals(kit.hook(), template.has("PreProvisioningHook"));
        assertEquals(kit.hook(), resources.has("Hook"));
        template.path("DependsOn").forEach(name -> assertTrue(resources.has(name.asText()), name.asText()));
        JsonNode people = yaml(files.get("cloudformation/people.yaml")).path("Resources");
        assertEquals(json(files, "roles/technician.json"), people.path("Technician").path("Properties").path("InlinePolicy"));
        assertEquals(json(files, "roles/auditor.json"), people.path("Auditor").path("Properties").path("InlinePolicy"));
        people.forEach(set -> assertTrue(set.path("Properties").path("Name").asText().length() <= 32, set.toString()));
        if (kit.hook()) {
            JsonNode hook = resources.path("Hook").path("Properties");
            assertEquals(files.get("hook/hook.py"), hook.path("Code").path("ZipFile").asText());
            assertEquals(3, hook.path("Timeout").asInt());
            assertEquals(json(files, "iam/hook.json"), resources.path("HookRole").path("Properties").path("Policies").path(0).path("PolicyDocument"));
            assertEquals(kit.iotArn("provisioningtemplate/" + kit.name()), resources.path("HookPermission").path("Properties").path("SourceArn").asText());
        }
    }

    @ParameterizedTest
    @MethodSource("kits")
    void noGapIsLeftOpenAndEveryNameIsTheKits(Kit kit) {
        KitFiles.of(kit).forEach((path, text) -> {
            assertFalse(text.matches("(?s).*@[a-zA-Z]+@.*"), path);
            assertFalse(text.contains("\r") || text.contains("\t"), path);
            assertTrue(text.isEmpty() || text.endsWith("\n"), path);
        });
    }

    @Test
    void aPartitionIsThatOfTheRegion() {
        Map<String, String> files = KitFiles.of(new Kit("sensors", "123456789012", "cn-north-1", List.of(), false));
        assertTrue(files.get("cloudformation/stack.yaml").contains("arn:aws-cn:iam::aws:policy/service-role/AWSIoTThingsRegistration"));
        assertTrue(files.values().stream().noneMatch(text -> text.contains("arn:aws:")));
    }

    @Test
    void whatCannotBeAKitIsNone() {
        assertThrows(IllegalArgumentException.class, () -> new Kit("x".repeat(21), "123456789012", "eu-west-1", List.of(), false));
        assertThrows(IllegalArgumentException.class, () -> new Kit("x", "12345678901", "eu-west-1", List.of(), false));
        assertThrows(IllegalArgumentException.class, () -> new Kit("x", "123456789012", "Ireland", List.of(), false));
        assertThrows(IllegalArgumentException.class, () -> new Kit("x", "123456789012", "eu-west-1", List.of("SerialNumber"), false));
        assertThrows(IllegalArgumentException.class, () -> new Kit("x", "123456789012", "eu-west-1", List.of("Site", "Site"), false));
        assertThrows(IllegalArgumentException.class, () -> new Kit("x", "123456789012", "eu-west-1", List.of("${x}"), false));
    }

    @Test
    void whatItWasMadeFromCanBeReadAgain() {
        kits().forEach(kit -> assertEquals(Optional.of(kit), Kit.of(KitFiles.of(kit).get("kit.json"))));
        assertEquals(Optional.empty(), Kit.of("{}"));
        assertEquals(Optional.empty(), Kit.of("no"));
    }
}
