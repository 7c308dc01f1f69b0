package dev.claimport.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.account.folder.AccountFiles;
import dev.claimport.account.folder.AccountFiles.NotPulled;
import dev.claimport.account.folder.AccountFolder;
import dev.claimport.account.folder.TemplateFiles;
import dev.claimport.account.look.AccountPull;
import dev.claimport.app.PullTexts;
import dev.claimport.practice.cloud.PracticeCloud;
import dev.claimport.practice.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code template pull} of an account that a practice cloud has from a folder: what comes out is what went in. */
class TemplatePullCommandTest {

    private static final String ROLE = "arn:aws:iam::123456789012:role/provisioning";
    private static final String POLICY = "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Action\": \"iot:Connect\", \"Resource\": \"*\"}]}";

    @TempDir
    private Path parent;
    private Path there;
    private Path pulled;

    private static String body(String policy, String group, String type) {
        return """
                {"Parameters": {"S": {"Type": "String"}}, "Resources": {
                  "t": {"Type": "AWS::IoT::Thing", "Properties": {"ThingName": {"Ref": "S"}, "ThingGroups": [%s], "ThingTypeName": %s, "BillingGroup": "paid"}},
                  "c": {"Type": "AWS::IoT::Certificate", "Properties": {"CertificateId": {"Ref": "AWS::IoT::Certificate::Id"}}},
                  "p": {"Type": "AWS::IoT::Policy", "Properties": {"PolicyName": %s}}}}
                """.formatted(group, type, policy);
    }

    @BeforeEach
    void folders() {
        there = parent.resolve("there");
        pulled = parent.resolve("pulled");
        TemplateFiles template = new TemplateFiles("doors", "Doors", true, "FLEET_PROVISIONING", ROLE, new TreeMap<>(Map.of(
                1, body("\"Old\"", "\"doors\"", "\"door\""), 3, body("\"New\"", "\"doors\"", "{\"Ref\": \"S\"}"), 4, body("\"Absent\"", "\"gone\"", "\"door\""))), 3,
                Optional.of("arn:aws:lambda:eu-west-1:123456789012:function:hook"), Optional.empty());
        AccountFolder.write(there, new AccountFiles("123456789012", "eu-west-1", List.of(template), new TreeMap<>(Map.of("Old", POLICY, "New", POLICY, "Shared", POLICY)),
                new TreeMap<>(Map.of("doors", Set.of("Shared"))), new TreeSet<>(Set.of("door")), new TreeSet<>(Set.of("paid")), new TreeMap<>(), List.of()));
    }

    private RecordedTerminal.Result pull(Scenario scenario, String... words) {
        try (PracticeCloud cloud = CloudTerminal.cloud(scenario, there)) {
            return CloudTerminal.type(cloud.environment(), parent, Stream.concat(Stream.of("template", "pull"), Stream.of(words)).toArray(String[]::new));
        }
    }

    private List<String> left() throws IOException {
        try (Stream<Path> files = Files.list(parent)) {
            return files.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void whatTheTemplateNamesComesWithItInEveryVersion() {
        RecordedTerminal.Result result = pull(Scenario.FAIR, "doors", pulled.toString());

        assertEquals(0, result.exitCode(), result.toString());
        AccountFiles original = AccountFolder.read(there);
        AccountFiles found = AccountFolder.read(pulled);
        assertEquals(original.templates(), found.templates());
        assertEquals(original.policies(), found.policies());
        assertEquals(original.groups(), found.groups());
        assertEquals(original.types(), found.types());
        assertEquals(original.billingGroups(), found.billingGroups());
        assertEquals("123456789012 eu-west-1", found.account() + " " + found.region());
        assertEquals(List.of(new NotPulled("thing-type", "doors", "", "named-by-parameters"), new NotPulled("policy", "Absent", "iot:GetPolicy", "not-there"),
                new NotPulled("thing-group", "gone", "iot:DescribeThingGroup", "not-there")), found.notPulled());
        assertTrue(result.out().contains("\nNot pulled: policy Absent, which is not in the account\n"), result.out());
        assertTrue(result.out().endsWith("has to be said in " + pulled.resolve("templates/doors/hook.json") + ".\n"), result.out());
    }

    @Test
    void whatMayNotBeReadIsNotedAndTheRestIsWritten() {
        Set<String> looks = Set.of("iot:ListProvisioningTemplateVersions", "iot:GetPolicy", "iot:ListAttachedPolicies", "iot:DescribeThingType", "iot:DescribeBillingGroup");
        RecordedTerminal.Result result = pull(Scenario.FAIR.withDenied(looks.toArray(String[]::new)), "doors", pulled.toString(), "--type", "door");

        assertEquals(0, result.exitCode(), result.toString());
        AccountFiles found = AccountFolder.read(pulled);
        assertEquals(Set.of(3), found.templates().getFirst().bodies().keySet());
        assertEquals(Map.of("doors", Set.of()), found.groups());
        looks.forEach(action -> assertTrue(found.notPulled().stream().anyMatch(note -> note.action().equals(action) && note.reason().equals("not-allowed")), action));
        looks.forEach(action -> assertTrue(result.out().contains(", since " + action + " was not answered (not-allowed)"), action + " " + result.out()));
    }

    @Test
    void aTemplateThatIsNotThereLeavesNothing() throws Exception {
        RecordedTerminal.Result result = pull(Scenario.FAIR, "doors", "no-such-template", pulled.toString());
        assertEquals(254, result.exitCode(), result.toString());
        assertTrue(result.err().contains("[template-not-found]"), result.err());
        assertFalse(left().contains("pulled"), left().toString());
    }

    @Test
    void aFolderThatIsNotEmptyIsNamedBeforeAnythingIsAsked() throws Exception {
        Files.createDirectory(pulled);
        Files.writeString(pulled.resolve("mine"), "x");
        RecordedTerminal.Result result = pull(Scenario.FAIR.withUnavailable(), "doors", pulled.toString());
        assertEquals(255, result.exitCode(), result.toString());
        assertTrue(result.err().contains("[folder-not-empty]"), result.err());
        assertEquals("x", Files.readString(pulled.resolve("mine")));
    }

    @Test
    void everyPartThatIsReadHasItsWord() {
        PullTexts texts = new PullTexts(Locale.ENGLISH);
        Arrays.stream(AccountPull.Part.values()).forEach(part -> assertTrue(texts.reading(part, "doors").contains(" doors"), part.id()));
    }

    @Test
    void withoutAFolderItSaysWhatIsMissing() {
        RecordedTerminal.Result result = pull(Scenario.FAIR, "doors");
        assertEquals(2, result.exitCode(), result.toString());
        assertTrue(result.err().contains("Missing: DIR"), result.err());
    }
}
