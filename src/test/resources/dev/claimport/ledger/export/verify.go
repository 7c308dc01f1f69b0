// Checks an exported log with nothing but Go's own checksum database code: verify FOLDER VERIFIER-KEY
package main

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

type hashes []tlog.Hash

func (h hashes) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	list := make([]tlog.Hash, len(indexes))
	for i, x := range indexes {
		if x >= int64(len(h)) {
			return nil, fmt.Errorf("hash %d of %d", x, len(h))
		}
		list[i] = h[x]
	}
	return list, nil
}

func open(file string, verifier note.Verifier) (int64, tlog.Hash) {
	signed, err := os.ReadFile(file)
	check(err)
	opened, err := note.Open(signed, note.VerifierList(verifier))
	check(err)
	lines := strings.Split(opened.Text, "\n")
	var size int64
	fmt.Sscan(lines[1], &size)
	root, err := tlog.ParseHash(lines[2])
	check(err)
	return size, root
}

func main() {
	folder := os.Args[1]
	verifier, err := note.NewVerifier(os.Args[2])
	check(err)
	size, root := open(filepath.Join(folder, "checkpoint"), verifier)
	var stored hashes
	var records [][]byte
	for tile := int64(0); tile*256 < size; tile++ {
		name := filepath.Join(folder, "tile", "entries", fmt.Sprintf("%03d", tile))
		leaves := filepath.Join(folder, "tile", "0", fmt.Sprintf("%03d", tile))
		if width := size - tile*256; width < 256 {
			name += fmt.Sprintf(".p/%d", width)
			leaves += fmt.Sprintf(".p/%d", width)
		}
		bundle, err := os.ReadFile(name)
		check(err)
		kept, err := os.ReadFile(leaves)
		check(err)
		for len(bundle) > 0 {
			length := int(binary.BigEndian.Uint16(bundle))
			record := bundle[2 : 2+length]
			bundle = bundle[2+length:]
			hash := tlog.RecordHash(record)
			if !bytes.Equal(hash[:], kept[:32]) {
				check(fmt.Errorf("leaf %d differs", len(records)))
			}
			kept = kept[32:]
			more, err := tlog.StoredHashes(int64(len(records)), record, stored)
			check(err)
			stored = append(stored, more...)
			records = append(records, record)
		}
	}
	if int64(len(records)) != size {
		check(fmt.Errorf("%d records of %d", len(records), size))
	}
	computed, err := tlog.TreeHash(size, stored)
	check(err)
	if computed != root {
		check(fmt.Errorf("root is %v, signed is %v", computed, root))
	}
	proved := 0
	for i, record := range records {
		proof, err := os.ReadFile(filepath.Join(folder, "proofs", fmt.Sprintf("%d.tlog-proof", i)))
		if os.IsNotExist(err) {
			continue
		}
		check(err)
		var hashes tlog.RecordProof
		for _, line := range strings.Split(string(proof), "\n")[2:] {
			if line == "" {
				break
			}
			raw, err := base64.StdEncoding.DecodeString(line)
			check(err)
			var hash tlog.Hash
			copy(hash[:], raw)
			hashes = append(hashes, hash)
		}
		check(tlog.CheckRecord(hashes, size, root, int64(i), tlog.RecordHash(record)))
		proved++
	}
	fmt.Printf("%d records, %d proofs\n", len(records), proved)
}
