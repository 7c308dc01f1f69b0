package dev.claimport.device.recognition;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What speaks none of the dialects, or does not let itself be told. */
public enum OtherKind implements DeviceKind {
    /** Speaks SMP, but has none of the groups that a dialect asks for. */
    SMP_OTHER,
    /** Speaks SMP, and did not answer in time what it is asked about those groups. */
    SMP_UNCLEAR,
    /** Speaks SMP without the lines of text around it, as Zephyr's raw UART transport does. */
    SMP_RAW,
    NRF91,
    /** The same behind a Zephyr shell, which hands commands on. */
    NRF91_SHELL,
    /** Keeps certificates as files that anybody can read, by commands of its own. */
    NRF93,
    AT_MODEM,
    EXPRESSLINK,
    IMPROV,
    /** The command line of FreeRTOS's samples, which imports public keys alone. */
    FREERTOS_CLI,
    /** A board whose key is in an element that it was made with. */
    SECURE_ELEMENT,
    ZEPHYR_SHELL,
    /** Such a shell behind MCUmgr's shell group, of a device that has none of the groups that a dialect asks for. */
    SMP_SHELL,
    LINUX_LOGIN,
    LINUX_SHELL,
    BOOTLOADER,
    OTHER_PROMPT,
    /** Readable, but nobody answers. */
    TEXT,
    /** Bytes that are no text, and too few to say more. */
    FEW_BYTES,
    /** Bytes that are no text. */
    WRONG_SPEED,
    SILENT,
    BUSY;

    /** As in results: {@code linux-login}. */
    @Override
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** By its id; what can be asked on in text alone. */
    public static Optional<OtherKind> inText(String id) {
        return Arrays.stream(values()).filter(kind -> kind.compareTo(NRF91) >= 0 && kind.compareTo(TEXT) <= 0 && kind.id().equals(id)).findFirst();
    }

    /** The ids of all that can be asked on in text. */
    public static List<String> idsInText() {
        return Arrays.stream(values()).map(OtherKind::id).filter(id -> inText(id).isPresent()).toList();
    }

    @Override
    public boolean isServed() {
        return false;
    }

    @Override
    public boolean isPlain() {
        return compareTo(TEXT) < 0;
    }

    /** What is behind it, once somebody has logged in. */
    public OtherKind behind() {
        return this == LINUX_LOGIN ? LINUX_SHELL : this;
    }

    /** The key of its words in {@code failures}. */
    public String text() {
        return "seen." + id();
    }
}
