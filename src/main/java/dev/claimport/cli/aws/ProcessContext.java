package dev.claimport.cli.aws;

import dev.claimport.aws.AwsEnvironment;
import dev.claimport.time.TimeSource;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.time.ZoneId;
import java.util.function.DoubleSupplier;

/**
 * Everything outside that a command depends on.
 *
 * @param terminal where standard output leads
 * @param zone whose times are printed
 * @param random between 0 and 1, scatters the pauses between attempts
 */
public record ProcessContext(AwsEnvironment environment, OutputStream out, OutputStream err, Terminal terminal, ZoneId zone, TimeSource time,
        DoubleSupplier random) {

    /** Those of this process. */
    public static ProcessContext ofProcess(TimeSource time) {
        return new ProcessContext(AwsEnvironment.here(), new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err), Terminal.ofProcess(), ZoneId.systemDefault(), time, Math::random);
    }
}
