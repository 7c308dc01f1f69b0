package dev.claimport.practice.cloud.http;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A map that forgets its oldest entry when it is full, for what anybody may add to without proving who they are. Not
 * thread-safe.
 */
public final class BoundedMap<K, V> extends LinkedHashMap<K, V> {

    private final int limit;

    public BoundedMap(int limit) {
        this.limit = limit;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > limit;
    }
}
