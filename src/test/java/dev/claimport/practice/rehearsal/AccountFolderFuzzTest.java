package dev.claimport.practice.rehearsal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.claimport.account.folder.AccountFolder;
import dev.claimport.failure.FailureException;
import dev.claimport.failure.LocalFailure;
import dev.claimport.failure.Problem;
import dev.claimport.text.Messages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;

/** Looks for folders of accounts that break what reads them; only on request. */
@Tag("fuzz")
class AccountFolderFuzzTest {

    private static final List<String> FILES = List.of("account.json", "templates/T/template.json", "templates/T/1.json", "templates/T/hook.json", "policies/P.json",
            "roles/R.json");
    private static final List<String> GOOD = List.of("{\"account\": \"123456789012\", \"region\": \"eu-west-1\", \"groups\": {\"g\": [\"P\"]}}",
            "{\"enabled\": true, \"defaultVersionId\": 1, \"provisioningRoleArn\": \"arn:aws:iam::123456789012:role/r\", \"preProvisioningHook\": "
                    + "{\"targetArn\": \"arn:aws:lambda:eu-west-1:123456789012:function:f\"}}",
            "{}", "{\"answer\": {}}", "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"iot:Connect\", \"Resource\": \"*\"}}",
            "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"iot:*\", \"Resource\": \"*\"}}");

    /** The first byte says which file the rest is. */
    @FuzzTest(maxDuration = "4m")
    void read(byte[] bytes) throws IOException {
        Path folder = Files.createTempDirectory("account");
        try {
            int which = bytes.length == 0 ? 0 : Math.floorMod(bytes[0], FILES.size());
            for (int i = 0; i < FILES.size(); i++) {
                Path file = folder.resolve(FILES.get(i));
                Files.createDirectories(file.getParent());
                Files.write(file, i == which && bytes.length > 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : GOOD.get(i).getBytes(StandardCharsets.UTF_8));
            }
            readAndWriteAgain(folder);
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static void readAndWriteAgain(Path folder) throws IOException {
        try {
            Rehearsal.read(folder, Instant.EPOCH);
            Path again = folder.resolveSibling(folder.getFileName() + "-again");
            AccountFolder.write(again, AccountFolder.read(folder));
            try {
                assertEquals(AccountFolder.read(folder), AccountFolder.read(again));
            } finally {
                delete(again);
            }
        } catch (FailureException e) {
            assertEquals(LocalFailure.Kind.ACCOUNT_FOLDER_INVALID, e.failure().kind());
            List<?> problems = (List<?>) e.failure().facts().get("problems");
            assertTrue(!problems.isEmpty());
            for (Object problem : problems) {
                String told = Messages.of("problems", Locale.ROOT).problem((Problem) problem);
                assertTrue(told.codePoints().noneMatch(Character::isISOControl) && told.length() < 2000, told);
            }
        }
    }
}
