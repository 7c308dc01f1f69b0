package dev.claimport.failure;

import java.util.Locale;
import java.util.Map;

/** The device on the port does not do its part. The numbers are those of the hand-over group. */
public record DeviceFailure(Kind kind, Map<String, ?> facts, String detail) implements Failure {

    public enum Kind {
        /** Nothing came back. Facts: {@code port}. */
        DEVICE_SILENT,
        /** Bytes came back, but no message. Facts: {@code port}. */
        DEVICE_GARBAGE,
        /** Speaks SMP, but not the hand-over group. Facts: {@code port}. */
        DEVICE_UNSUPPORTED,
        /** Reports a thing or a certificate that AWS IoT cannot have, or is done and names none. Facts: {@code port}. */
        DEVICE_REPORT_WRONG,
        /** Another device than the one that the claim is for. Facts: {@code expected}, {@code found}. */
        DEVICE_CHANGED,
        /** 1. Facts: {@code state}. */
        DEVICE_WRONG_STATE,
        /** It says beforehand that it takes less than that. Facts: {@code bytes}, {@code max}. */
        DEVICE_TOO_SMALL,
        /** 2: what it said to take is too much for it after all. Facts: none. */
        BUNDLE_TOO_LARGE,
        /** 3. Facts: none. */
        DEVICE_LOST_TRACK,
        /** 4: what arrived is not what was sent. Facts: none. */
        DIGEST_WRONG,
        /** 5, and no code was given that may be missing. Facts: none. */
        SEAL_NOT_OPENED,
        /** 5, with a code: it is not this device's. Facts: none. */
        POSSESSION_NOT_PROVEN,
        /** A code was given, and the device takes no sealed bundle that it could protect. Facts: none. */
        SEAL_NOT_OFFERED,
        /** 6. Facts: none. */
        BUNDLE_REFUSED,
        /** 7. Facts: none. */
        EXPIRED_ON_DEVICE,
        /** 8. Facts: none. */
        DEVICE_PARAMETER_MISSING,
        /** 9. Facts: none. */
        DEVICE_BUSY,
        /** 10. Facts: none. */
        DEVICE_STORAGE_FAILED,
        /** The device cannot say whether it got what was sent. Facts: {@code reason}. */
        NOT_VERIFIABLE,
        /** The device has no such mount point. Facts: {@code path}, {@code mount}. */
        DEVICE_MOUNT_MISSING,
        /** The device has no such folder. Facts: {@code path}, {@code folder}. */
        DEVICE_FOLDER_MISSING,
        /** The file system cannot be written to. Facts: {@code path}. */
        DEVICE_READ_ONLY,
        /** The firmware does not take a file there. Facts: {@code path}. */
        DEVICE_PATH_REFUSED,
        /**
         * A file could be begun, but not written, twice. Facts: {@code path}; of its {@code bytes} the device {@code held} so many, after
         * {@code earlier} bytes of earlier files had been cleared away.
         */
        DEVICE_NO_SPACE,
        /** It has no room for a file. Facts: {@code path}; of its {@code bytes} the device {@code held} so many. */
        DEVICE_FULL,
        /** Something runs on the board that does not let itself be interrupted. Facts: {@code port}. */
        PROGRAM_NOT_INTERRUPTED,
        /** Bytes came back that look like another baud rate. Facts: {@code port}, {@code baud}. */
        LINE_SPEED_WRONG,
        /** Something answers that no profile can serve. Facts: {@code port}, {@code seen}. */
        DEVICE_NOT_SERVED,
        /** Speaks SMP, and does not answer in time which groups it has. Facts: {@code port}. */
        DEVICE_UNCLEAR,
        /** It says that it did not do what it was told. Facts: {@code sent}, {@code said}. */
        STEP_REFUSED,
        /** It says nothing to what it was told. Facts: {@code sent}, {@code seconds}. */
        STEP_UNANSWERED,
        /** What it said to have done has not come to stay. Facts: {@code sent}, which asks for it, and what it {@code said} to that. */
        SETTING_NOT_KEPT,
        /** A modem that is on line does not change its credentials. Facts: {@code sent}, {@code said}. */
        MODEM_ONLINE,
        /** It has no room for another credential. Facts: {@code sent}, {@code said}. */
        DEVICE_CREDENTIALS_FULL,
        /** It has looked at a certificate or key, and does not take it. Facts: {@code sent}, {@code said}. */
        DEVICE_CREDENTIAL_REFUSED,
        /** It does not let that be changed. Facts: {@code sent}, {@code said}. */
        DEVICE_CREDENTIALS_LOCKED,
        /** It has an entry there already, which it neither replaces nor deletes. Facts: {@code sent}, {@code said}. */
        DEVICE_CREDENTIAL_EXISTS,
        /** It is about to switch itself off. Facts: {@code sent}, {@code said}. */
        DEVICE_POWER_LOW,
        /** Its shell was built without a command. Facts: {@code sent}, {@code said}. */
        SHELL_COMMAND_MISSING,
        /** Its shell drops what a line has beyond a length. Facts: {@code sent}, {@code said}. */
        SHELL_LINE_TOO_LONG,
        /** Its shell prints more than there is room for. Facts: {@code sent}, {@code said}. */
        SHELL_OUTPUT_CUT,
        /** Its shell hands on what stands for the end of a line, in the place of one. Facts: {@code sent}, {@code said}. */
        SHELL_KEEPS_ESCAPES,
        /** Its firmware takes no certificates, as some versions do not. Facts: {@code sent}, {@code said}, {@code firmware}, {@code model}. */
        FIRMWARE_REFUSES_CREDENTIALS,
        /** Its firmware has too small a buffer for a command or a credential. Facts: {@code sent}, {@code said}. */
        COMMAND_BUFFER_TOO_SMALL,
        /** Something came from the console, be it what was typed, and no shell is behind it. Facts: {@code port}. */
        GATEWAY_WITHOUT_SHELL,
        /** The console asks who is there, and nobody was named. Facts: {@code port}. */
        GATEWAY_LOGIN_NEEDED,
        /** It does not let the technician in. Facts: {@code user}. */
        GATEWAY_LOGIN_REFUSED,
        /** The disk is full. Facts: {@code path}. */
        GATEWAY_DISK_FULL,
        /** Who is logged in may not write there. Facts: {@code path}. */
        GATEWAY_NOT_PERMITTED,
        /** A file or a folder has other permissions than the product insists on. Facts: {@code path}, {@code found}, {@code wanted}. */
        GATEWAY_MODE_WRONG,
        /** Its clock is off by far, and who is logged in may not set it. Facts: {@code found}. */
        GATEWAY_CLOCK_WRONG,
        /** What starts the product is not there. Facts: {@code sent}, {@code said}. */
        GATEWAY_SERVICE_MISSING,
        /** Nothing on it makes bytes of text. Facts: none. */
        GATEWAY_WITHOUT_DECODER,
        /** The shell in which all is done there has ended before it was told to. Facts: none. */
        GATEWAY_SHELL_ENDED,
        /** It takes no parameters, and would register without these. Facts: {@code parameters}. */
        DEVICE_TAKES_NO_PARAMETERS,
        /** Any other error code. Facts: {@code group}, {@code code}. */
        DEVICE_REFUSED
    }

    /** Why it cannot be told whether what arrived is what was sent: the fact {@code reason} of {@code not-verifiable}. */
    public enum Unverified implements Case {
        /** The device can only say how long its files are. */
        LENGTH,
        /** The device profile has it checked by nothing. */
        NOTHING;

        @Override
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public DeviceFailure {
        facts = Map.copyOf(facts);
    }

    public DeviceFailure(Kind kind, Map<String, ?> facts) {
        this(kind, facts, "");
    }
}
