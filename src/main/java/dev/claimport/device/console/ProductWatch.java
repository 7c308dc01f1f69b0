package dev.claimport.device.console;

import dev.claimport.device.DeviceState;
import dev.claimport.device.DeviceStatus;
import dev.claimport.device.DeviceText;
import dev.claimport.device.DeviceWait;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows a product from its start until it says its thing's name, or why not. Its word is a hint where to look, see {@code Confirmation}. */
final class ProductWatch {

    private static final Logger LOG = LoggerFactory.getLogger(ProductWatch.class);
    /** As {@code grep -n} prints them; what the kernel prints between them is none. */
    private static final Pattern LINE = Pattern.compile("^(\\d{1,9}):(.*)");
    private static final int LINES_AT_ONCE = 40;
    private static final int MOST_LINES = 2000;
    private static final int LONGEST = 200;

    private final Shell shell;
    private final Follow follow;
    private final List<String> logged = new ArrayList<>();
    private long read;
    private boolean complained;
    private boolean hadItsChance;

    ProductWatch(Shell shell, Follow follow) {
        this.shell = shell;
        this.follow = follow;
    }

    /** Before the product is started: what it says from here on counts. */
    void begin() {
        logged.clear();
        complained = false;
        read = follow.log().map(log -> shell.runApart(log, " | wc -l")
                .find(Pattern.compile("^(\\d+)$")).map(Long::parseLong).orElse(0L)).orElse(0L);
    }

    DeviceStatus status() {
        List<String> result = follow.result().map(command -> shell.runApart(command, "")).filter(Answer::isGood).map(Answer::lines).orElse(List.of());
        readOn();
        Optional<String> thing = Stream.concat(result.stream(), logged.stream()).map(follow.thing()::matcher).filter(Matcher::find)
                .map(found -> DeviceText.clean(found.group(1), LONGEST)).filter(name -> !name.isEmpty()).findFirst();
        Optional<String> certificate = thing.flatMap(_ -> certificate());
        if (certificate.isPresent()) {
            return new DeviceStatus(DeviceState.DONE, thing, certificate, Optional.empty());
        }
        return thing.isPresent() ? DeviceStatus.at(DeviceState.REGISTERING) : complaint().orElseGet(() -> DeviceStatus.at(furthest()));
    }

    /** A certificate's id is the SHA-256 of its DER. */
    private Optional<String> certificate() {
        String pem = String.join("\n", shell.runApart(follow.certificate(), "").lines());
        try {
            Certificate certificate = CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8)));
            return Optional.of(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded())));
        } catch (CertificateException _) {
            // Not written yet, or something else was printed between its lines.
            return Optional.empty();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void readOn() {
        if (follow.log().isEmpty()) {
            return;
        }
        Answer answer = shell.runApart(follow.log().get(), " | grep -n '' | tail -n +" + (read + 1) + " | head -n " + LINES_AT_ONCE);
        for (String line : answer.lines()) {
            Matcher numbered = LINE.matcher(line);
            if (numbered.matches() && logged.size() < MOST_LINES) {
                read = Math.max(read, Long.parseLong(numbered.group(1)));
                logged.add(numbered.group(2));
            }
        }
    }

    private DeviceState furthest() {
        return follow.states().entrySet().stream().filter(state -> logged.stream().anyMatch(line -> state.getValue().matcher(line).find()))
                .map(Map.Entry::getKey).max(DeviceState::compareTo).orElse(DeviceState.ACCEPTED);
    }

    /** The most telling of all; they are looked for once more, since why comes after that. */
    private Optional<DeviceStatus> complaint() {
        for (Follow.Complaint each : follow.complaints()) {
            for (String line : logged) {
                Matcher found = each.says().matcher(line);
                if (found.find()) {
                    boolean again = complained;
                    complained = true;
                    return again ? failed(each, found, line) : Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    private Optional<DeviceStatus> failed(Follow.Complaint complaint, Matcher found, String line) {
        if (complaint.once().isPresent() && !hadItsChance) {
            hadItsChance = true;
            LOG.info("the product is given a second chance after: {}", DeviceText.clean(line, LONGEST));
            begin();
            shell.runApart(complaint.once().get(), DeviceWait.START.limit());
            return Optional.empty();
        }
        String message = DeviceText.clean(line, LONGEST);
        return Optional.of(DeviceStatus.failed(found.groupCount() > 0 && found.group(1) != null
                ? new DeviceStatus.Error(complaint.cause(), DeviceText.clean(found.group(1), LONGEST), message)
                : new DeviceStatus.Error(complaint.cause(), message)));
    }
}
