package dev.claimport.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.practice.cloud.PracticeCloud;
import dev.claimport.practice.cloud.PracticeCloudOptions;
import dev.claimport.practice.scenario.Scenario;
import dev.claimport.testing.Keys;
import dev.claimport.time.TimeSource;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code template check} with credentials, over a practice cloud: what it looks at, and what it says when it may not look. */
class TemplateCheckAccountTest {

    private static final String LOOKS = "iot:ListProvisioningTemplateVersions iot:DescribeThingType";

    @TempDir
    private Path folder;

    private RecordedTerminal.Result type(Scenario scenario, String... arguments) {
        try (PracticeCloud cloud = PracticeCloud.start(new PracticeCloudOptions(scenario), TimeSource.system(), Keys::rsa)) {
            return CloudTerminal.type(cloud.environment(), folder, arguments);
        }
    }

    @Test
    void aTemplateOfTheAccountIsCheckedByItsName() {
        RecordedTerminal.Result result = type(Scenario.FAIR, "template", "check", "practice-gateway");
        assertEquals(0, result.exitCode(), result.toString());
        assertTrue(result.out().contains("[hook-fails-open]"), result.out());
        assertTrue(result.out().contains("\nNot checked: the provisioning role and its trust.\n"), result.out());
        assertFalse(result.out().contains("since"), result.out());
        assertFalse(result.out().contains("-missing]"), result.out());
    }

    @Test
    void aDisabledTemplateBreaks() {
        RecordedTerminal.Result result = type(Scenario.FAIR, "template", "check", "practice-disabled");
        assertEquals(2, result.exitCode());
        assertTrue(result.out().contains("[not-enabled]"), result.out());
    }

    @Test
    void whatMayNotBeLookedAtIsNotCheckedAndNeverFine() {
        RecordedTerminal.Result result = type(Scenario.FAIR.withDenied(LOOKS.split(" ")), "template", "check", "practice-gateway");
        assertEquals(0, result.exitCode(), result.toString());
        for (String action : LOOKS.split(" ")) {
            assertTrue(result.out().contains(", since " + action + " was not answered (not-allowed)."), result.out());
        }
    }

    @Test
    void aFileIsHeldAgainstTheAccount() throws Exception {
        Path body = Files.writeString(folder.resolve("body.json"), """
                {"Parameters": {"S": {"Type": "String"}}, "Resources": {
                  "c": {"Type": "AWS::IoT::Certificate", "Properties": {"CertificateId": {"Ref": "AWS::IoT::Certificate::Id"}}},
                  "t": {"Type": "AWS::IoT::Thing", "Properties": {"ThingName": {"Ref": "S"}, "ThingGroups": ["germany", "atlantis"], "ThingTypeName": "none"}},
                  "p": {"Type": "AWS::IoT::Policy", "Properties": {"PolicyName": "NoSuchPolicy"}}}}
                """);
        RecordedTerminal.Result result = type(Scenario.FAIR, "template", "check", body.toString(), "--region", "eu-west-1");
        assertEquals(2, result.exitCode(), result.toString());
        assertTrue(result.out().contains(":4:66: breaks: There is no policy of AWS IoT called NoSuchPolicy"), result.out());
        assertTrue(result.out().contains("called atlantis") && result.out().contains("called none") && !result.out().contains("called germany"), result.out());
    }

    @Test
    void aTemplateThatIsNotThereIsAFailure() {
        RecordedTerminal.Result result = type(Scenario.FAIR, "template", "check", "no-such-template");
        assertEquals(254, result.exitCode());
        assertTrue(result.err().startsWith("claimport: [template-not-found]"), result.err());
    }

    @Test
    void anAccountIsHeldAgainstItsKit() {
        Path kit = folder.resolve("kit");
        assertEquals(0, new RecordedTerminal().type("setup", kit.toString(), "--name", "practice-gateway", "--account", "123456789012", "--region", "eu-west-1").exitCode());

        RecordedTerminal.Result result = type(Scenario.FAIR.withDenied("iot:GetPolicy"), "setup", "--check", kit.toString());

        assertEquals(2, result.exitCode(), result.toString());
        assertTrue(result.out().startsWith("As in the kit: the template\nNot as in the kit: the template’s body (DeviceConfiguration)\nAs in the kit: whether the template can be used\n"), result.out());
        assertTrue(result.out().contains("\nNot checked: the device policy, since iot:GetPolicy was not answered (not-allowed)\n"), result.out());
        assertTrue(result.out().endsWith("\nNot checked: what the provisioning role trusts and may do\n"
                + "Not checked: what technicians and auditors may do, which is in IAM Identity Center\n"), result.out());
    }
}
