package dev.claimport.update;

import dev.claimport.aws.AwsEnvironment;
import dev.claimport.aws.config.Settings;
import dev.claimport.aws.network.AwsNetwork;
import dev.claimport.aws.network.Connections;
import dev.claimport.aws.network.Timeouts;
import dev.claimport.failure.FailureException;
import dev.claimport.settings.ConfigFolder;
import dev.claimport.settings.Setting;
import dev.claimport.settings.SettingValues;
import dev.claimport.settings.SettingsStore;
import dev.claimport.time.TimeSource;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says whether there is a newer release, by a signed manifest at the address that is set, asked for once a day at most. Without an
 * address or a key, or with {@code updates} off, nobody is asked. Nothing is ever downloaded or installed.
 */
public final class Updates {

    private static final Logger LOG = LoggerFactory.getLogger(Updates.class);
    private static final Duration BETWEEN = Duration.ofDays(1);

    private final SettingsStore settings;
    private final Optional<SemanticVersion> running;
    private final UpdateMemory memory;
    private final ManifestFetch fetch;
    private final TimeSource time;

    Updates(SettingsStore settings, String running, Path memory, ManifestFetch fetch, TimeSource time) {
        this.settings = settings;
        this.running = SemanticVersion.parse(running);
        this.memory = new UpdateMemory(memory);
        this.fetch = fetch;
        this.time = time;
    }

    /**
     * Of this computer, by the way that AWS is reached by.
     *
     * @param running the version that runs; what is no version is never out of date
     */
    public static Updates usual(SettingsStore settings, String running, String systemName, AwsEnvironment environment, TimeSource time) {
        return with(() -> {
            AwsNetwork network = Settings.read(environment, Optional.empty()).network();
            return new Connections(network.proxies(), network::sockets, Timeouts.USUAL);
        }, settings, running, ConfigFolder.usual(systemName, environment.variables(), environment.home()), time);
    }

    /**
     * Of whatever computer.
     *
     * @param connections asked for when somebody is to be reached
     * @param folder where the answer is remembered
     */
    public static Updates with(Supplier<Connections> connections, SettingsStore settings, String running, Path folder, TimeSource time) {
        return new Updates(settings, running, folder.resolve("updates.json"), new ManifestFetch(connections, Timeouts.USUAL.whole()), time);
    }

    /**
     * The release that is newer than what runs. Blocks for some seconds at most; where nobody can be asked, or the answer cannot be
     * believed, it is what was known before.
     *
     * @throws dev.claimport.failure.FailureException what reading the settings ends in
     */
    public Optional<Release> newer() throws InterruptedException {
        SettingValues now = settings.read();
        Optional<String> address = now.text(Setting.UPDATE_URL);
        Optional<String> key = now.text(Setting.UPDATE_KEY);
        if (running.isEmpty() || !now.isOn(Setting.UPDATES) || address.isEmpty() || key.isEmpty()) {
            return Optional.empty();
        }
        Optional<UpdateMemory.Known> known = memory.read()
                .filter(last -> last.address().equals(address.get()) && last.key().equals(key.get()));
        Optional<Release> newest = known.flatMap(UpdateMemory.Known::newest);
        if (known.isEmpty() || isDue(known.get().asked())) {
            newest = ask(address.get(), key.get(), newest);
            memory.write(new UpdateMemory.Known(address.get(), key.get(), time.instant(), newest));
        }
        return newest.filter(release -> release.version().compareTo(running.get()) > 0);
    }

    /** A day in the future counts as well: somebody has set the clock right. */
    private boolean isDue(Instant asked) {
        return Duration.between(asked, time.instant()).abs().compareTo(BETWEEN) >= 0;
    }

    private Optional<Release> ask(String address, String key, Optional<Release> before) throws InterruptedException {
        try {
            Release told = Manifest.signedBy(key).read(fetch.get(URI.create(address)));
            if (before.isPresent() && told.version().compareTo(before.get().version()) < 0) {
                // A manifest that was good once may be sent again by somebody who wants a new one not to be seen.
                LOG.warn("an older manifest of releases was sent again: {}", told.version());
                return before;
            }
            return Optional.of(told);
        } catch (IOException | FailureException e) {
            LOG.info("newer releases could not be asked for: {}", e.getMessage());
        } catch (ManifestException e) {
            LOG.warn("the manifest of releases cannot be believed: {}", e.getMessage());
        }
        return before;
    }
}
