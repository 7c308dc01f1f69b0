package dev.claimport.practice.device.modem;

import dev.claimport.practice.device.DeviceRegistration;
import dev.claimport.practice.device.VirtualDeviceOptions;
import dev.claimport.practice.device.text.AtModem;
import dev.claimport.practice.device.text.Credentials;
import java.util.Optional;
import java.util.regex.Matcher;

/**
 * An ALT1250 (Murata 1SC's and Adrastea's drivers): a file comes within quotes, line ends and all, and can be read back. When a profile names all
 * three, the host application registers with them. The OK to a long line may get lost.
 */
public final class AltairModem extends AtModem {

    private static final int KIBIBYTE = 1024;

    private final boolean losesAnswers;
    private Optional<String[]> profile = Optional.empty();

    public AltairModem(VirtualDeviceOptions options, DeviceRegistration registration) {
        this(false, options, registration);
    }

    /** @param losesAnswers whether it says nothing to a line of more than a kibibyte */
    public AltairModem(boolean losesAnswers, VirtualDeviceOptions options, DeviceRegistration registration) {
        super(options, registration, "ALT1250", "ALT1250_03_02_01");
        this.losesAnswers = losesAnswers;
        on("AT%CERTCMD=\"WRITE\",\"([^\"]+)\",([01]),\"([^\"]*)\"", this::write);
        on("AT%CERTCMD=\"READ\",\"([^\"]+)\"", said -> stored(said.group(1)).map(content -> said("%CERTCMD: \"" + text(content) + "\"")).orElse(ERROR));
        on("AT%CERTCMD=\"DELETE\",\"([^\"]+)\"", said -> delete(said.group(1)) ? OK : ERROR);
        on("AT%CERTCFG=\"ADD\",1,\"([^\"]+)\",\"\",\"([^\"]+)\",\"([^\"]+)\"", said -> {
            profile = Optional.of(new String[] {said.group(1), said.group(2), said.group(3)});
            return OK;
        });
    }

    private String write(Matcher said) {
        byte[] content = bytes(said.group(3));
        store(said.group(1), content);
        return losesAnswers && content.length > KIBIBYTE ? "" : OK;
    }

    @Override
    protected boolean goesOn(byte[] line) {
        return isQuoted(line);
    }

    @Override
    protected Optional<Credentials> credentials() {
        return profile.flatMap(files -> credentials(files[1], files[2], files[0]));
    }

    @Override
    protected String restart() {
        return "\r\n%BOOTEV:0\r\n";
    }
}
