package dev.claimport.device.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.claim.Bundle;
import dev.claimport.device.DeviceIdentity.Capability;
import dev.claimport.device.DeviceIdentity;
import dev.claimport.device.DeviceState;
import dev.claimport.device.Verification;
import dev.claimport.device.parts.Part;
import dev.claimport.failure.DeviceFailure.Kind;
import dev.claimport.failure.DeviceFailure.Unverified;
import dev.claimport.testing.BuiltIn;
import dev.claimport.testing.Failures;
import dev.claimport.testing.ManualTime;
import dev.claimport.testing.TestBundles;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The steps of a hand-over to a product on a gateway, by what its profile says; {@code RealShellsTest} has them with real shells. */
class ConsoleDeviceTest {

    private static final String PROFILE = """
            name: agent
            family: Agent
            recognize: { probe: linux-shell }
            dialect: console
            folder: ~/claim
            needs: systemctl cat agent
            slots: { ca: { file: ca.pem }, cert: { file: claim.pem }, key: { file: claim.key } }
            values: { alias: Role }
            document: { file: claim.json, content: { endpoint: '${endpoint}', region: '${region}', template: '${template}', in: '${folder}', key: '${key}', as: '${alias}', parameters: '${parameters}' } }
            identify: { model: cat /model, serial: cat /serial, firmware: cat /firmware }
            go: [systemctl stop agent, systemctl start agent]
            follow: { result: cat result, log: cat log, thing: 'thing=(\\w+)', certificate: cat crt, made: { file: made.key, mode: "600" } }
            """;
    private static final Pattern CHMOD = Pattern.compile(".*chmod (\\d{3}) '(.*?)(?:\\.claimport-new)?'");
    private static final Pattern LOOK = Pattern.compile("ls -ld '(.*)'");
    private static final Pattern DIGEST = Pattern.compile("sha256sum < '(.*)'");
    private static final Pattern LENGTH = Pattern.compile("\\[ \\$\\(wc -c < '(.*)'\\) -eq (\\d+) ]");

    private final ManualTime time = new ManualTime();
    private final Bundle bundle = new TestBundles(time).bundle();
    private final AnsweringGateway gateway = new AnsweringGateway(time, this::does);
    /** What a command says, by what is in it. */
    private final Map<String, Answer> says = new TreeMap<>(Map.of("\"$HOME\"", good("/home/me"), "cat /model", good("Gateway 7"), "cat /serial", good("SN-9"),
            "cat /firmware", good("6.1"), "date +%s", good(), "[ -d", new Answer(1, List.of()), "cat result", new Answer(1, List.of())));
    private final Map<String, String> modes = new HashMap<>();
    private final Map<String, byte[]> files = new TreeMap<>();
    private ConsoleDevice device = device(PROFILE);

    @AfterEach
    void wipe() {
        device.close();
        bundle.claim().close();
    }

    private ConsoleDevice device(String profile) {
        return new ConsoleDevice(gateway, (ConsoleSettings) BuiltIn.text(profile).profile(List.of()).settings(), time);
    }

    private static Answer good(String... lines) {
        return new Answer(0, List.of(lines));
    }

    private Answer does(String command) {
        for (Map.Entry<String, Answer> each : says.entrySet()) {
            if (command.contains(each.getKey())) {
                return each.getValue();
            }
        }
        Matcher chmod = CHMOD.matcher(command);
        Matcher look = LOOK.matcher(command);
        Matcher digest = DIGEST.matcher(command);
        Matcher length = LENGTH.matcher(command);
        if (command.startsWith("/")) {
            files.put(command, gateway.taken());
        } else if (chmod.matches()) {
            modes.put(chmod.group(2), chmod.group(1));
        } else if (look.matches()) {
            return good("-" + symbolic(modes.get(look.group(1))) + " 1 0 0 9 x");
        } else if (digest.matches()) {
            return good(sha256(files.get(digest.group(1))) + "  -");
        } else if (length.matches()) {
            return new Answer(files.get(length.group(1)).length == Integer.parseInt(length.group(2)) ? 0 : 1, List.of());
        }
        return good();
    }

    private static String symbolic(String octal) {
        int bits = Integer.parseInt(octal, 8);
        Set<PosixFilePermission> all = EnumSet.noneOf(PosixFilePermission.class);
        Arrays.stream(PosixFilePermission.values()).filter(each -> (bits & 0400 >> each.ordinal()) != 0).forEach(all::add);
        return PosixFilePermissions.toString(all);
    }

    private static String sha256(byte[] of) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(of));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private void deliver() {
        device.deliver(bundle, time.instant(), (_, _) -> { });
    }

    private long count(String part) {
        return gateway.commands().stream().filter(command -> command.contains(part)).count();
    }

    private static String restored(String name) {
        return new FarFile("/home/me/claim/" + name, "600").restore();
    }

    @Test
    void productSaysWhoItIs() {
        assertEquals(DeviceIdentity.of("Gateway 7", "SN-9", "6.1").withParameters(List.of("SerialNumber")).able(Set.of(Capability.REPORTS_PROGRESS)), device.identify());
        says.put("cat /serial", good());
        says.put("cat /model", good("warning: old", "Gateway 8"));
        assertEquals("Gateway 8", device.identify().model(), "what is printed last");
        assertEquals(List.of(), device.identify().parameters());
        assertEquals(1, gateway.words().size(), "who is in, is in");
    }

    @Test
    void productThatIsNotThereIsNamed() {
        says.put("systemctl cat agent", new Answer(1, List.of("No files found for agent.service.")));
        assertEquals("systemctl cat agent", Failures.expect(Kind.GATEWAY_SERVICE_MISSING, device::identify).facts().get("sent"));
    }

    @Test
    void filesAndSettingsAreWrittenMovedAndStarted() {
        List<Long> held = new ArrayList<>();
        List<Long> totals = new ArrayList<>();
        device.deliver(bundle, time.instant(), (now, total) -> {
            held.add(now);
            totals.add(total);
        });
        assertEquals(Set.of("/home/me/claim/ca.pem.claimport-new", "/home/me/claim/claim.pem.claimport-new", "/home/me/claim/claim.key.claimport-new",
                "/home/me/claim/claim.json.claimport-new"), files.keySet());
        assertEquals("""
                {
                  "endpoint" : "%s",
                  "region" : "eu-west-1",
                  "template" : "%s",
                  "in" : "/home/me/claim",
                  "key" : "/home/me/claim/claim.key",
                  "as" : "Role",
                  "parameters" : {
                    "SerialNumber" : "SN-9",
                    "Site" : "Rotterdam"
                  }
                }
                """.formatted(TestBundles.HOST, TestBundles.TEMPLATE), new String(files.get("/home/me/claim/claim.json.claimport-new"), StandardCharsets.UTF_8));
        assertEquals(files.values().stream().mapToLong(file -> file.length).sum(), totals.getFirst());
        assertEquals(totals.getFirst(), held.getLast());
        assertEquals(4, held.size());
        assertEquals(held.stream().sorted().distinct().toList(), held);
        assertEquals(0, count("eval 'systemctl st"), "nothing is started yet");
        assertEquals(new Verification.Verified("SHA-256"), device.commit());
        assertEquals(1, count("eval 'systemctl stop agent'"));
        assertEquals(1, count("eval 'systemctl start agent'"));
    }

    @Test
    void withoutDigestsOnlyTheLengthIsKnown() {
        says.put("printf a |", new Answer(1, List.of()));
        deliver();
        assertEquals(new Verification.NotVerifiable(Unverified.LENGTH), device.commit());
    }

    @Test
    void everyFolderThatAFileGoesIntoIsMade() {
        device = device(PROFILE.replace("file: claim.pem", "file: /etc/agent/claim.pem").replace("file: claim.json", "file: /var/agent/claim.json").replace("folder:", "folder-mode: \"700\"\nfolder:"));
        deliver();
        for (String folder : List.of("/home/me/claim", "/etc/agent", "/var/agent")) {
            assertTrue(count("mkdir -p '" + folder + "'") > 0, folder);
        }
    }

    @Test
    void clockIsSetBeforeAnythingIsWritten() {
        says.put("date +%s", good("0"));
        Failures.expect(Kind.GATEWAY_CLOCK_WRONG, this::deliver);
        assertEquals(Map.of(), files);
    }

    @Test
    void whatWasLoggedBeforeTheStartIsCounted() {
        deliver();
        assertEquals(0, count("cat log | wc -l"));
        device.commit();
        assertEquals(1, count("cat log | wc -l"));
    }

    @Test
    void whoeverIsInGetsOutAgain() {
        device.identify();
        assertEquals(0, gateway.stopped());
        device.abort();
        int left = gateway.stopped();
        assertTrue(left > 0);
        device.close();
        assertEquals(left, gateway.stopped(), "it is out");
        assertTrue(gateway.isClosed());
        device.identify();
        device.close();
        assertTrue(gateway.stopped() > left);
    }

    @Test
    void handOverGoesOnOnAnotherCable() {
        device.identify();
        var other = new AnsweringGateway(time, this::does);
        device.resume(other);
        device.identify();
        device.close();
        assertTrue(other.commands().contains("cat /serial") && other.isClosed() && !gateway.isClosed());
    }

    /** What the kernel prints may have broken it. */
    @Test
    void homeIsAskedForTwice() {
        says.put("\"$HOME\"", good());
        device.identify();
        assertEquals(2, count("\"$HOME\""));
    }

    @Test
    void nothingIsStartedThatWasNotDelivered() {
        device.identify();
        Failures.expect(Kind.DEVICE_LOST_TRACK, device::commit);
        deliver();
        device.resume(gateway);
        device.identify();
        Failures.expect(Kind.DEVICE_LOST_TRACK, device::commit);
        assertEquals(0, count("eval 'systemctl st"));
    }

    @Test
    void productThatCannotBeStartedIsNamedAndGetsItsFilesBack() {
        says.put("eval 'systemctl start agent'", new Answer(5, List.of("Unit agent.service not found.")));
        deliver();
        Failures.expect(Kind.GATEWAY_SERVICE_MISSING, device::commit);
        device.abort();
        assertEquals(1, count(restored("claim.key")));
        assertEquals(1, count(restored("claim.json")));
        assertEquals(1, count("rmdir '/home/me/claim'"));
        gateway.commands().clear();
        device.abort();
        assertEquals(List.of(), gateway.commands(), "it was left");
    }

    @Test
    void refusalOfAnotherKindIsToldInItsWords() {
        says.put("eval 'systemctl stop agent'", new Answer(1, List.of("Interactive authentication required.")));
        deliver();
        assertEquals("Interactive authentication required.", Failures.expect(Kind.STEP_REFUSED, device::commit).facts().get("said"));
        assertEquals(0, count("eval 'systemctl start agent'"));
    }

    /** The cable was pulled in the start: what lies in its place is not moved again. */
    @Test
    void commitGoesOnWhereItWas() {
        says.put("eval 'systemctl start agent'", new Answer(1, List.of("later")));
        deliver();
        Failures.expect(Kind.STEP_REFUSED, device::commit);
        says.remove("eval 'systemctl start agent'");
        device.resume(gateway);
        device.identify();
        assertEquals(new Verification.Verified("SHA-256"), device.commit());
        assertEquals(1, count(new FarFile("/home/me/claim/claim.key", "600").move()));
        long started = count("eval 'systemctl start agent'");
        device.commit();
        assertEquals(started, count("eval 'systemctl start agent'"), "it was started");
    }

    @Test
    void secondDeliveryBeginsByTakingBackTheFirst() {
        deliver();
        deliver();
        assertEquals(1, count("rmdir '/home/me/claim'"));
        assertEquals(new Verification.Verified("SHA-256"), device.commit());
    }

    @Test
    void productWithoutAWordOfItsOwnIsLeftAtOnce() {
        device = device(PROFILE.replaceFirst("(?m)^follow: .*\n", "reports-back: false\n"));
        assertFalse(device.identify().can(Capability.REPORTS_PROGRESS));
        deliver();
        device.commit();
        assertEquals(1, count(new FarFile("/home/me/claim/claim.key", "600").forgetOld()));
        gateway.commands().clear();
        device.abort();
        assertEquals(List.of(), gateway.commands());
    }

    @Test
    void whatWasThereIsKeptUntilTheProductIsDone() throws Exception {
        deliver();
        device.commit();
        assertEquals(DeviceState.ACCEPTED, device.status().state());
        assertEquals(0, count(new FarFile("/home/me/claim/claim.key", "600").forgetOld()));
        says.put("cat result", good("thing=sensor"));
        List<String> pem = new ArrayList<>(List.of("-----BEGIN CERTIFICATE-----"));
        pem.addAll(List.of(Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bundle.claim().certificate().getEncoded()).split("\n")));
        pem.add("-----END CERTIFICATE-----");
        says.put("cat crt", good(pem.toArray(String[]::new)));
        assertEquals(DeviceState.DONE, device.status().state());
        assertEquals(1, count(new FarFile("/home/me/claim/claim.key", "600").forgetOld()));
        assertEquals(1, count("for f in '/home/me/claim/made.key'"));
        gateway.commands().clear();
        device.abort();
        assertTrue(gateway.commands().isEmpty(), "it was left");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void partsAreWipedWhenTheGatewayHasThemOrHasNotTakenThem(boolean takes) {
        List<Part> rendered = new ArrayList<>();
        device = new ConsoleDevice(gateway, (ConsoleSettings) BuiltIn.text(PROFILE).profile(List.of()).settings(), time, (plan, of) -> {
            rendered.addAll(plan.render(of));
            return rendered;
        });
        if (takes) {
            deliver();
        } else {
            says.put("chmod 600", new Answer(1, List.of("Read-only file system")));
            Failures.expect(Kind.DEVICE_READ_ONLY, this::deliver);
        }
        assertEquals(3, rendered.size());
        rendered.forEach(part -> assertThrows(IllegalStateException.class, () -> part.lend(0, 1, bytes -> bytes)));
    }

    /** As one key in some thousand has. */
    @Test
    void partWhoseDigestBeginsLikeAPieceOfItHasArrivedAllTheSame() {
        device = new ConsoleDevice(gateway, (ConsoleSettings) BuiltIn.text(PROFILE).profile(List.of()).settings(), time,
                (plan, of) -> plan.render(of).stream().map(part -> Part.open(part.path(), likeItsDigest())).toList());
        deliver();
        assertEquals(4, count("sha256sum < '"));
    }

    private static byte[] likeItsDigest() {
        Random random = new Random(7);
        byte[] content = new byte[57];
        do {
            random.nextBytes(content);
        } while (!Base64.getEncoder().encodeToString(content).contains(sha256(content).substring(0, 4)));
        return content;
    }
}
