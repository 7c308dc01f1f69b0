package dev.claimport.device.smpfs;

import dev.claimport.device.parts.Part;
import dev.claimport.device.smp.SmpAnswer;
import dev.claimport.device.smpfs.SmpFsSettings.Verify;
import dev.claimport.failure.DeviceFailure;
import dev.claimport.failure.FailureException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Looks at what has arrived, by the strongest of the wanted means that the device has. */
final class FileCheck {

    private final FileClient files;
    private final String port;
    private Verify strongest;

    /** @param strongest where to begin */
    FileCheck(FileClient files, String port, Verify strongest) {
        this.files = files;
        this.port = port;
        this.strongest = strongest;
    }

    /**
     * Whether the file on the device is the part; also true where nothing can be told, which {@link #means} then says.
     *
     * @throws FailureException {@code device-garbage} for an answer that makes no sense
     */
    boolean matches(Part part) {
        while (true) {
            Optional<Boolean> verdict = switch (strongest) {
                case SHA256 -> hash(part, "sha256", output -> output instanceof byte[] bytes ? Optional.of(Arrays.equals(bytes, part.sha256Digest())) : Optional.empty());
                case CRC32 -> hash(part, "crc32", output -> output instanceof Long number ? Optional.of(number == part.crc32()) : Optional.empty());
                case COMPARE -> compare(part);
                case LENGTH -> length(part);
                case NONE -> Optional.of(true);
            };
            if (verdict.isPresent()) {
                return verdict.get();
            }
            strongest = Verify.values()[strongest.ordinal() + 1];
        }
    }

    /** The weakest means that was used so far: what the device has not for one file, no other is asked for. */
    Verify means() {
        return strongest;
    }

    /** @param equal whether an output is the expected one; empty when it is no such output at all */
    private Optional<Boolean> hash(Part part, String type, Function<Object, Optional<Boolean>> equal) {
        return switch (files.hash(part.path(), type)) {
            case SmpAnswer.Refused refused -> ofRefusal(refused);
            case SmpAnswer.Done done -> {
                boolean same = equal.apply(done.body().get("output")).orElseThrow(() -> garbage("a hash that is none"));
                yield Optional.of(same && Long.valueOf(part.size()).equals(done.body().get("len")));
            }
        };
    }

    private Optional<Boolean> compare(Part part) {
        int offset = 0;
        while (offset < part.size()) {
            SmpAnswer answer = files.compare(part, offset);
            if (answer instanceof SmpAnswer.Refused refused) {
                return ofRefusal(refused);
            }
            if (!(answer.body().get("data") instanceof FileClient.Piece piece)) {
                throw garbage("a download without data");
            }
            boolean lengthFits = offset > 0 || Long.valueOf(part.size()).equals(answer.body().get("len"));
            boolean offsetFits = Long.valueOf(offset).equals(answer.body().get("off"));
            if (!piece.same() || !lengthFits || !offsetFits) {
                return Optional.of(false);
            }
            offset += piece.length();
        }
        return Optional.of(true);
    }

    private Optional<Boolean> length(Part part) {
        return switch (files.status(part.path())) {
            case SmpAnswer.Refused refused -> ofRefusal(refused);
            case SmpAnswer.Done done -> Optional.of(Long.valueOf(part.size()).equals(done.body().get("len")));
        };
    }

    /** A file that is not there, or empty, is not what was sent; all else means that the device cannot, or will not, tell. */
    private static Optional<Boolean> ofRefusal(SmpAnswer.Refused refused) {
        return switch (FileTrouble.of(refused)) {
            case NO_SUCH, EMPTY, OFFSET, IS_DIRECTORY -> Optional.of(false);
            case NOT_SUPPORTED, READ_ONLY, HASH_UNKNOWN, DENIED, WRITE_FAILED, OTHER -> Optional.empty();
        };
    }

    private FailureException garbage(String detail) {
        return new DeviceFailure(DeviceFailure.Kind.DEVICE_GARBAGE, Map.of("port", port), detail).exception();
    }
}
