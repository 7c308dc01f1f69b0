package dev.claimport.practice.device.modem;

import dev.claimport.practice.device.DeviceRegistration;
import dev.claimport.practice.device.VirtualDeviceOptions;
import dev.claimport.practice.device.text.Credentials;
import dev.claimport.practice.device.text.ZephyrShell;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An nRF91 whose application has a shell with the command {@code at} (sdk-nrf, lib/at_shell): what stands in quotes after it goes to the modem. Of a
 * credential, {@code \n} becomes CR and LF before that.
 */
public final class AtShell extends ZephyrShell {

    private static final String WRITES = "AT%CMNG=0";

    private final Nrf91Modem modem;
    private final boolean unescapes;

    /**
     * @param buffer {@code CONFIG_SHELL_CMD_BUFF_SIZE}
     * @param unescapes {@code CONFIG_AT_SHELL_UNESCAPE_LF}
     */
    public AtShell(int buffer, boolean unescapes, VirtualDeviceOptions options, DeviceRegistration registration) {
        super(buffer, options, registration);
        this.unescapes = unescapes;
        this.modem = new Nrf91Modem(Nrf91Options.USUAL, options, registration);
    }

    @Override
    protected String run(List<String> words) {
        if (!words.getFirst().equals("at")) {
            return notFound(words.getFirst());
        }
        if (words.size() != 2) {
            return "Usage: at <subcommand>\n";
        }
        String command = unescapes && words.get(1).startsWith(WRITES) ? words.get(1).replace("\\n", "\r\n") : words.get(1);
        var answer = new StringBuilder();
        for (byte each : (command + '\r').getBytes(StandardCharsets.ISO_8859_1)) {
            answer.append(modem.accept(each));
        }
        return answer.toString().replace("\r", "").stripLeading() + '\n';
    }

    @Override
    protected void restart() {
        modem.reboot();
    }

    @Override
    protected Optional<Credentials> credentials() {
        return modem.credentials();
    }

    @Override
    public synchronized Map<String, byte[]> contents() {
        return modem.contents();
    }

    @Override
    public synchronized List<String> unknown() {
        return Stream.concat(super.unknown().stream(), modem.unknown().stream()).toList();
    }

    @Override
    public synchronized Map<String, String> settings() {
        return modem.settings();
    }
}
