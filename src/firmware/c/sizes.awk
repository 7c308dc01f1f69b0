# The deepest stack of a set of GCC call graphs (-fcallgraph-info=su): the frames summed along the calls. Nothing in the library calls
# itself, which is seen to here. What cbor.c calls by a pointer is the writer of answers; all other pointers are functions of the device.
function depth(node,    i, parts, count, deepest) {
    if (node in known) {
        return known[node]
    }
    if (node in under_way) {
        print node " calls itself" > "/dev/stderr"
        failed = 1
        exit 1
    }
    under_way[node] = 1
    count = split(calls[node], parts, " ")
    for (i = 1; i <= count; i++) {
        if (depth(parts[i]) > deepest) {
            deepest = depth(parts[i])
        }
    }
    delete under_way[node]
    return known[node] = frame[node] + deepest
}
BEGIN { FS = "\"" }
/^node:/ && match($4, /[0-9]+ bytes/) { frame[$2] = substr($4, RSTART) + 0 }
/^edge:/ { calls[$2] = calls[$2] " " (FILENAME ~ /cbor\.ci$/ && $4 == "__indirect_call" ? "src/smp.c:send_byte" : $4) }
END {
    for (node in frame) {
        if (!failed && depth(node) > deepest) {
            deepest = depth(node)
        }
    }
    if (!failed) {
        print deepest
    }
}
