package dev.claimport.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.account.kit.Kit;
import dev.claimport.account.kit.KitFolder;
import dev.claimport.practice.cloud.PracticeCloud;
import dev.claimport.practice.scenario.Scenario;
import dev.claimport.testing.CloudClients;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.iot.model.IotException;

/** The kit's roles are evaluated by the practice cloud: each is enough for its work, and for nothing else. */
class KitRolesTest {

    @TempDir
    private Path home;
    private Path kit;
    private PracticeCloud cloud;

    @BeforeEach
    void start() {
        kit = home.resolve("kit");
        KitFolder.write(kit, new Kit("sensors", "123456789012", "eu-west-1", List.of("Site"), false));
        cloud = CloudTerminal.cloud(Scenario.FAIR, kit);
    }

    @AfterEach
    void end() {
        cloud.close();
    }

    private RecordedTerminal.Result as(String role, String... words) {
        return CloudTerminal.type(cloud.environment(role).orElseThrow(), home, words);
    }

    @Test
    void theAuditorSeesAllThatIsCheckedAndPulled() {
        RecordedTerminal.Result check = as("auditor", "setup", "--check", kit.toString());
        assertEquals(0, check.exitCode(), check.toString());
        assertEquals("As in the kit: the template|the template’s body|whether the template can be used|the template’s provisioning role|the template’s hook"
                + "|the device policy|the thing group|the policies of the thing group, those of the groups above it included|the thing type", String.join("|", check.out().lines().filter(line -> line.startsWith("As in the kit: "))
                        .map(line -> line.substring(15)).toList()).replaceFirst("^", "As in the kit: "));

        RecordedTerminal.Result pull = as("auditor", "template", "pull", "sensors", home.resolve("pulled").toString());
        assertEquals(0, pull.exitCode(), pull.toString());
        assertTrue(!pull.out().contains("Not pulled"), pull.out());
    }

    @Test
    void theTechnicianMayNotLookIntoPoliciesAndOnlySeesTheTemplate() {
        RecordedTerminal.Result check = as("technician", "setup", "--check", kit.toString());
        assertTrue(check.out().contains("As in the kit: the template\n"), check.toString());
        assertTrue(check.out().contains("Not checked: the device policy, since iot:GetPolicy was not answered (not-allowed)\n"), check.toString());
        assertTrue(check.out().contains("Not checked: the thing group, since iot:DescribeThingGroup was not answered (not-allowed)\n"), check.toString());
    }

    @Test
    void theTechnicianGetsClaimsForTheTemplateAndTheAuditorGetsNone() {
        try (CloudClients clients = new CloudClients(cloud)) {
            assertEquals(64, clients.iot(credentials("technician")).createProvisioningClaim(r -> r.templateName("sensors")).certificateId().length());
            IotException refused = assertThrows(IotException.class, () -> clients.iot(credentials("auditor")).createProvisioningClaim(r -> r.templateName("sensors")));
            assertEquals("AccessDeniedException", refused.awsErrorDetails().errorCode());
            assertEquals(403, assertThrows(IotException.class, () -> clients.iot(credentials("technician")).createProvisioningClaim(r -> r.templateName("other"))).statusCode());
        }
    }

    private AwsCredentials credentials(String role) {
        Map<String, String> variables = cloud.environment(role).orElseThrow();
        return AwsSessionCredentials.create(variables.get("AWS_ACCESS_KEY_ID"), variables.get("AWS_SECRET_ACCESS_KEY"), variables.get("AWS_SESSION_TOKEN"));
    }

    @Test
    void aRoleThatIsNotThereIsNone() {
        assertEquals(Optional.empty(), cloud.environment("nobody"));
        assertTrue(cloud.environment("InstallerRole").isPresent());
    }
}
