package dev.claimport.account.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** CloudFormation's own schemas, where {@code .ci/run} has fetched them: the system property says in which folder of Node's modules. */
class StackSchemaTest {

    private static final String MODULES = System.getProperty("claimport.service-spec", "");
    private static final Path CHECK = Path.of("src/test/resources/dev/claimport/account/kit/stack-check.js");
    private static final long MOST_SECONDS = 120;

    @TempDir
    private Path folder;

    static Stream<Kit> kits() {
        return KitTest.kits();
    }

    /** What is wrong with it, a line each. */
    private List<String> problems(String stack) throws Exception {
        assumeTrue(!MODULES.isEmpty(), "the schemas are not here");
        Path json = Files.writeString(folder.resolve("stack.json"), new ObjectMapper().writeValueAsString(new Yaml().load(stack)));
        ProcessBuilder builder = new ProcessBuilder("node", CHECK.toString()).redirectInput(json.toFile()).redirectErrorStream(true);
        builder.environment().put("NODE_PATH", Path.of(MODULES).toAbsolutePath().toString());
        Process node = builder.start();
        String said = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(node.waitFor(MOST_SECONDS, TimeUnit.SECONDS));
        assertEquals(0, node.exitValue(), said);
        return said.lines().toList();
    }

    @ParameterizedTest
    @MethodSource("kits")
    void bothStacksAreAsCloudFormationWantsThem(Kit kit) throws Exception {
        assertEquals(List.of(), problems(KitFiles.of(kit).get("cloudformation/stack.yaml")));
        assertEquals(List.of(), problems(KitFiles.of(kit).get("cloudformation/people.yaml")));
    }

    @Test
    void theCheckFindsWhatIsWrong() throws Exception {
        String stack = KitFiles.of(new Kit("sensors", "123456789012", "eu-west-1", List.of(), true)).get("cloudformation/stack.yaml");
        assertEquals(List.of("Template.TemplateTyp: is no property"), problems(stack.replace("TemplateType:", "TemplateTyp:")));
        assertEquals(List.of("Template.Enabled: is no boolean"), problems(stack.replace("Enabled: true", "Enabled: [true]")));
        assertEquals(List.of("Template.ProvisioningRoleArn: there is no ProvisioningRole.Ern"),
                problems(stack.replace("Fn::GetAtt: [ProvisioningRole, Arn]\n      Tags", "Fn::GetAtt: [ProvisioningRole, Ern]\n      Tags")));
        assertEquals(List.of("Hook.Role: is missing"), problems(stack.replace("      Role:\n        Fn::GetAtt: [HookRole, Arn]\n", "")));
        assertEquals(List.of("HookPermission.FunctionName: Ref to Haken, which is not there"), problems(stack.replace("FunctionName: {Ref: Hook}", "FunctionName: {Ref: Haken}")));
    }
}
