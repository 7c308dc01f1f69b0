package dev.claimport.device;

import dev.claimport.time.Wait;
import java.time.Duration;

/** What is waited for of a device. Where a request is sent again when no answer comes, all tries are counted together. */
public enum DeviceWait implements Wait {
    /** For the answer to one question while it is found out what is on a port; there are four or five at each speed. */
    QUESTION(Duration.ofSeconds(1)),
    /** For the first answer at all: a device that was just plugged in may still be booting. */
    BOOT(Duration.ofSeconds(6)),
    /** For the answer to a request that needs no flash: a device in the middle of a TLS handshake may be busy for seconds. */
    ANSWER(Duration.ofMillis(7500)),
    /** For the answer to what was sent when the time of all tries was as good as over, since the computer had none before. */
    LATE(Duration.ofSeconds(1)),
    /** For the answer to a part of a bundle that is sent alone, or sent again; the device has memory for it already. */
    PART(Duration.ofSeconds(6)),
    /** For the first answer to several parts that were sent together. */
    PARTS_TOGETHER(Duration.ofMillis(1500)),
    /** For the answer to what may erase flash, such as the first part of a file, or has a whole bundle checked and opened. */
    STORE(Duration.ofSeconds(6)),
    /** For the answer to a command, where a profile names no time ({@code within}, at most a minute; three minutes for one step). */
    COMMAND(Duration.ofSeconds(5)),
    /** For a console to say that it reads the next line of a file; it is asked again then, three times in all, each after twice as long. */
    LINE(Duration.ofSeconds(1)),
    /** For the answer to what can be done without, such as the size of a device's buffers. */
    DETAIL(Duration.ofSeconds(2)),
    /** For what starts a product on a gateway: what runs of it has to end first, for which systemd gives it a minute and a half. */
    START(Duration.ofSeconds(60)),
    /** For a console to ask who is there, and to let in who that is; a wrong password is answered late on purpose. */
    LOGIN(Duration.ofSeconds(30)),
    /** For a device to say that it has forgotten; it may not hear any more, and its port is wanted back. */
    FORGET(Duration.ofMillis(1800));

    private final Duration limit;

    DeviceWait(Duration limit) {
        this.limit = limit;
    }

    @Override
    public Duration limit() {
        return limit;
    }
}
