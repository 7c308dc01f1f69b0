package dev.claimport.practice.rehearsal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.account.kit.Kit;
import dev.claimport.account.kit.KitFolder;
import dev.claimport.failure.LocalFailure;
import dev.claimport.failure.Place;
import dev.claimport.failure.Problem;
import dev.claimport.testing.Failures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code claimport setup} writes is what the practice cloud has. */
class KitRehearsalTest {

    @TempDir
    private Path parent;

    private Path kit(boolean hook, String region) {
        Path folder = parent.resolve("kit");
        KitFolder.write(folder, new Kit("sensors", "123456789012", region, List.of("Site"), hook));
        return folder;
    }

    @Test
    void aKitIsAnAccount() {
        var contents = Rehearsal.read(kit(true, "cn-north-1"), Instant.EPOCH).contents();
        assertEquals("arn:aws-cn:iot:cn-north-1:123456789012:", contents.account().iot());
        assertEquals("sensors", contents.templates().getFirst().name());
        assertEquals(Map.of("sensors", Set.of()), contents.inventory().thingGroups());
        assertTrue(contents.inventory().policies().get("sensors-device").contains("arn:aws-cn:iot:cn-north-1:123456789012:client/"));
    }

    @Test
    void aPolicyThatIsNoneIsNamed() throws Exception {
        Path folder = kit(false, "eu-west-1");
        Files.writeString(folder.resolve("policies/sensors-device.json"), "{\"Statement\":\n  [{\"Effect\": \"Perhaps\", \"Action\": \"iot:Connect\", \"Resource\": \"*\"}]}");
        Files.writeString(folder.resolve("roles/auditor.json"),
                "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\",\n \"Condition\": {\"StringEquals\": {\"aws:PrincipalTag/team\": \"a\"}}}}");
        Object problems = Failures.expect(LocalFailure.Kind.ACCOUNT_FOLDER_INVALID, () -> Rehearsal.read(folder, Instant.EPOCH)).facts().get("problems");
        assertEquals(List.of(new Place.InFile("policies/sensors-device.json", new Place.Position(2, 15)), new Place.InFile("roles/auditor.json", new Place.Position(2, 33))),
                ((List<?>) problems).stream().map(problem -> ((Problem) problem).place()).toList());
    }
}
