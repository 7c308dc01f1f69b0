package dev.claimport.cli;

import dev.claimport.practice.cloud.OwnAddresses;
import java.net.Inet4Address;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** An address of this computer on which a device with a network of its own reaches the practice cloud. */
final class ListenOption {

    private static final String NAME = "--listen";

    @Option(names = NAME, paramLabel = "ADDRESS", descriptionKey = "listen")
    private @Nullable String address;

    /**
     * Empty where it was not asked for. No name is resolved.
     *
     * @throws ParameterException for what is no IPv4 address, or none that this computer has now
     */
    Optional<Inet4Address> read(CommandSpec spec) {
        if (address == null) {
            return Optional.empty();
        }
        Inet4Address asked;
        try {
            asked = Inet4Address.ofLiteral(address);
        } catch (IllegalArgumentException _) {
            throw UsageProblem.ADDRESS_WRONG.in(spec, NAME);
        }
        List<Inet4Address> known = OwnAddresses.all();
        if (!known.contains(asked)) {
            throw UsageProblem.ADDRESS_ELSEWHERE.in(spec, NAME, known.stream().map(Inet4Address::getHostAddress).toList());
        }
        return Optional.of(asked);
    }
}
