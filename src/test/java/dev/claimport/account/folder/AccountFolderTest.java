package dev.claimport.account.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.account.folder.AccountFiles.NotPulled;
import dev.claimport.failure.LocalFailure;
import dev.claimport.testing.Failures;
import dev.claimport.text.Messages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountFolderTest {

    private static final String ROLE = "arn:aws:iam::123456789012:role/provisioning";
    private static final String SETTINGS = "{\"enabled\": true, \"defaultVersionId\": 1, \"provisioningRoleArn\": \"" + ROLE + "\"}";

    @TempDir
    private Path parent;

    private Path folder() {
        return parent.resolve("account");
    }

    private Path write(String file, String text) throws IOException {
        Path path = folder().resolve(file);
        Files.createDirectories(path.getParent());
        return Files.writeString(path, text);
    }

    private void account() throws IOException {
        write("account.json", "{\"account\": \"123456789012\", \"region\": \"eu-west-1\"}");
    }

    /** A folder that can be used, with one template. */
    private void usual() throws IOException {
        account();
        write("templates/T/template.json", SETTINGS);
        write("templates/T/1.json", "{}");
    }

    /** What is wrong, a line for each. */
    private String wrong() {
        LocalFailure failure = (LocalFailure) Failures.expect(LocalFailure.Kind.ACCOUNT_FOLDER_INVALID, () -> AccountFolder.read(folder()));
        assertEquals(folder().toString(), failure.facts().get("folder"));
        List<?> problems = (List<?>) failure.facts().get("problems");
        Messages texts = Messages.of("problems", Locale.ENGLISH);
        return problems.stream().map(problem -> texts.problem((dev.claimport.failure.Problem) problem)).reduce("", (all, one) -> all + one + "\n");
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        AccountFiles account = new AccountFiles("123456789012", "eu-west-1", List.of(
                new TemplateFiles("A", "First", true, "FLEET_PROVISIONING", ROLE, new TreeMap<>(Map.of(1, "{ }", 3, "{\"Parameters\": {}}")), 3,
                        Optional.of("arn:aws:lambda:eu-west-1:123456789012:function:hook"), Optional.of(new HookStandIn.Program(List.of("python3", "hook/hook.py")))),
                new TemplateFiles("B", "", false, "JITP", ROLE, new TreeMap<>(Map.of(1, "{}")), 1,
                        Optional.of("arn:aws:lambda:eu-west-1:123456789012:function:other"), Optional.of(new HookStandIn.Canned("{\"allowProvisioning\": true, \"a\": [1, \"ü\\\"\", null]}")))),
                new TreeMap<>(Map.of("Device", "{\"Version\": \"2012-10-17\"}")), new TreeMap<>(Map.of("doors", Set.of("Device"))), new TreeSet<>(Set.of("door")),
                new TreeSet<>(Set.of("paid")), new TreeMap<>(Map.of("technician", "{}")), List.of(new NotPulled("policy", "Other", "iot:GetPolicy", "not-allowed")));

        List<String> files = AccountFolder.write(folder(), account);

        assertEquals(List.of("account.json", "templates/A/template.json", "templates/A/1.json", "templates/A/3.json", "templates/A/hook.json",
                "templates/B/template.json", "templates/B/1.json", "templates/B/hook.json", "policies/Device.json", "roles/technician.json"), files);
        assertEquals(account, AccountFolder.read(folder()));
    }

    @Test
    void aFolderThatIsNotThereOrHasNothingLacksItsFirstFile() throws Exception {
        assertEquals("account.json: This file is missing.\n", wrong());
        Files.createDirectory(folder());
        assertEquals("account.json: This file is missing.\n", wrong());
    }

    @Test
    void aFileInItsPlaceIsNamed() throws Exception {
        Files.writeString(folder(), "x");
        assertEquals(".: A folder belongs here, not a file.\n", wrong());
    }

    @Test
    void everyMistakeIsNamedWithItsFileAndPlace() throws Exception {
        usual();
        write("account.json", """
                {"account": "12345678901",
                 "region": "europe", "regions": [],
                 "groups": {"doors": ["No such"], "a b": []},
                 "types": "door"}
                """);
        write("policy/Device.json", "{}");
        write("policies/Device.txt", "{}");
        write("templates/a b/1.json", "{}");
        write("templates/T/body.json", "{}");
        write("templates/T/template.json", "{\n  \"enabled\": \"yes\",\n  \"type\": \"FLEET\",\n  \"defaultVersionId\": 2,\n \"provisioningRoleArn\": \"role\", \"enabled\": true}");

        assertEquals("""
                policy: Nothing of this name belongs here; these do: README.md, account.json, hook, policies, roles, templates.
                templates/T/body.json: Nothing of this name belongs here; these do: template.json, hook.json, 1.json.
                templates/T/template.json, line 3, column 11: type has to be FLEET_PROVISIONING or JITP.
                templates/T/template.json, line 5, column 25: provisioningRoleArn has to be an ARN.
                templates/T/template.json, line 5, column 33: enabled stands here twice.
                templates/T/template.json, line 4, column 3: There is no version 2: its body is missing or has mistakes.
                templates/a b: “a b” cannot be a name here.
                policies/Device.txt: “Device.txt” cannot be a name here.
                account.json, line 1, column 13: account has to be an account of twelve digits.
                account.json, line 2, column 12: region has to be a region such as eu-west-1.
                account.json, line 3, column 23: doors has to be a list of names that AWS IoT can have.
                account.json, line 3, column 35: “a b” cannot be a name here.
                There are 2 more mistakes.
                """, wrong());
    }

    @Test
    void whatContradictsAnotherFileIsNamed() throws Exception {
        usual();
        write("account.json", "{\"account\": \"123456789012\", \"region\": \"eu-west-1\", \"groups\": {\"doors\": [\"Device\"]}}");
        write("templates/T/hook.json", "{\"answer\": {\"allowProvisioning\": true}}");
        assertEquals("""
                templates/T/hook.json, line 1, column 1: Something answers for a hook here, and the template has none.
                account.json, line 1, column 63: The group doors has the policy Device, which is not among the policies.
                """, wrong());
        write("templates/T/hook.json", "{\"answer\": {}, \"program\": [\"x\"]}");
        assertTrue(wrong().contains("Either a program or an answer belongs here."), wrong());
        write("templates/T/hook.json", "{}");
        assertTrue(wrong().contains("Either a program or an answer belongs here."), wrong());
    }

    @Test
    void documentsThatAreNoJsonAreNamedWithTheirPlace() throws Exception {
        usual();
        write("policies/A.json", "{\n  \"Version\": }");
        write("policies/B.json", "[1]");
        write("policies/C.json", "{\"a\": " + "[".repeat(60) + "]".repeat(60) + "}");
        write("policies/D.json", "\"" + "x".repeat(70_000) + "\"");
        Files.write(write("policies/E.json", ""), "{\"ü\": 1}".getBytes(StandardCharsets.ISO_8859_1));
        Files.createDirectories(folder().resolve("policies/F.json"));
        String wrong = wrong();
        assertTrue(wrong.startsWith("policies/A.json, line 2, column 14: This is not JSON: "), wrong);
        assertTrue(wrong.contains("\npolicies/B.json, line 1, column 1: An object belongs here.\n"), wrong);
        assertTrue(wrong.contains("\npolicies/C.json, line 1, column 54: This is nested more than 48 levels deep.\n"), wrong);
        assertTrue(wrong.contains("\npolicies/D.json: This has more than 65,536 bytes.\n"), wrong);
        assertTrue(wrong.contains("\npolicies/E.json: This is not text in UTF-8.\n"), wrong);
        assertTrue(wrong.contains("\npolicies/F.json: This cannot be read: "), wrong);
    }

    @Test
    void whatOthersKeepInAFolderIsLetAlone() throws Exception {
        usual();
        write(".git/config", "x");
        write("README.md", "x");
        write("hook/any/thing.py", "x");
        write("templates/T/.swp", "x");
        assertEquals(List.of("T"), AccountFolder.read(folder()).templates().stream().map(TemplateFiles::name).toList());
    }
}
