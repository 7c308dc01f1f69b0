package dev.claimport.update;

import dev.claimport.settings.ConfigFolder;
import dev.claimport.settings.Setting;
import dev.claimport.settings.SettingValues;
import dev.claimport.settings.SettingsStore;
import dev.claimport.time.TimeSource;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says whether there is a newer release, by a signed manifest at the address that is set, asked for once a day at most. Without an
 * address or a key, or with {@code updates} off, nobody is asked. Nothing is ever downloaded or installed.
 */
public final class Updates {

    private static final Logger LOG = LoggerFactory.getLogger(Updates.class);
    private static final Duration BETWEEN = Duration.ofDays(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

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
     * Of this computer, through {@code HTTPS_PROXY} if that is set.
     *
     * @param running the version that runs; what is no version is never out of date
     */
    public static Updates usual(SettingsStore settings, String running, String systemName, Map<String, String> environment, Path home, TimeSource time) {
        return with(Updates::usualTls, settings, running, ConfigFolder.usual(systemName, environment, home), proxy(environment), time);
    }

    private static SSLContext usualTls() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no TLS", e);
        }
    }

    /**
     * Of whatever computer.
     *
     * @param tls whose servers are believed to be who they say; asked for when one is to be reached
     * @param folder where the answer is remembered
     */
    public static Updates with(Supplier<SSLContext> tls, SettingsStore settings, String running, Path folder, Optional<InetSocketAddress> proxy, TimeSource time) {
        return new Updates(settings, running, folder.resolve("updates.json"), new ManifestFetch(tls, proxy, PATIENCE), time);
    }

    private static Optional<InetSocketAddress> proxy(Map<String, String> environment) {
        String text = environment.getOrDefault("https_proxy", environment.getOrDefault("HTTPS_PROXY", ""));
        try {
            URI uri = URI.create(text.contains("://") ? text : "http://" + text);
            return Optional.ofNullable(uri.getHost()).map(host -> new InetSocketAddress(host, uri.getPort() < 0 ? 80 : uri.getPort()));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
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
        } catch (IOException e) {
            LOG.info("newer releases could not be asked for: {}", e.getMessage());
        } catch (ManifestException e) {
            LOG.warn("the manifest of releases cannot be believed: {}", e.getMessage());
        }
        return before;
    }
}
