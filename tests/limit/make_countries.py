"""Makes countries.mmdb and countries4.mmdb beside this file, with mmdb-writer from PyPI, from nothing but this list.

python3 -m pip install mmdb-writer && python3 tests/limit/make_countries.py
"""

from pathlib import Path

from mmdb_writer import MMDBWriter
from netaddr import IPSet

# Networks that exist in examples only (RFC 5737, RFC 3849), and what is told of them.
FOUR = {
    "192.0.2.0/24": {"country": {"iso_code": "NL"}},
    "198.51.100.0/24": {"country_code": "DE"},
    "203.0.113.0/25": {"country": {"iso_code": "US"}},
    "203.0.113.128/25": {"registered_country": {"iso_code": "US"}},
}
SIX = {
    "2001:db8:1::/48": {"country": {"iso_code": "NL"}},
    "2001:db8:2::/48": {"country": {"iso_code": "US"}},
}


def write(name, version, entries):
    writer = MMDBWriter(version, "Test-Country", ipv4_compatible=version == 6)
    for network, entry in entries.items():
        writer.insert_network(IPSet([network]), entry)
    writer.to_db_file(str(Path(__file__).parent / name))


write("countries.mmdb", 6, {**FOUR, **SIX})
write("countries4.mmdb", 4, FOUR)
