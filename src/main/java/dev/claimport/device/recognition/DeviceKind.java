package dev.claimport.device.recognition;

import dev.claimport.failure.Case;
import java.util.Locale;

/** What can be on a port, as far as it can be told from outside; also what Claimport cannot serve. */
public enum DeviceKind implements Case {
    HANDOVER,
    SMP_FS,
    /** Speaks SMP, but has neither of those groups. */
    SMP_OTHER,
    /** Speaks SMP, and did not answer in time what it is asked about those groups. */
    SMP_UNCLEAR,
    NRF91,
    AT_MODEM,
    EXPRESSLINK,
    IMPROV,
    ZEPHYR_SHELL,
    LINUX_LOGIN,
    LINUX_SHELL,
    BOOTLOADER,
    OTHER_PROMPT,
    /** Readable, but nobody answers. */
    TEXT,
    /** Bytes that are no text. */
    WRONG_SPEED,
    SILENT,
    BUSY;

    /** As in results: {@code smp-fs}. */
    @Override
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The key of its words in {@code failures}. */
    public String text() {
        return "seen." + id();
    }

    /** Whether a claim can be handed to it. */
    public boolean isServed() {
        return this == HANDOVER || this == SMP_FS;
    }
}
