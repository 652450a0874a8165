"""Clean Debian roots to build and to try things in: made by debootstrap, entered with chroot.

Each entry has mounts (and, where wanted, a network) of its own, which end with it, so that a run that
was killed leaves nothing behind but files below build/.
"""

import hashlib
import os
import shlex
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build"
KEPT = BUILD / "roots"
SUITES = {"12": "bookworm", "13": "trixie"}
CERTIFICATES = "/usr/local/share/machine-certificates.crt"
PERSON = "ada"

_ENTER = """
set -e
mount -t proc proc "$1/proc"
mount -t sysfs sysfs "$1/sys" 2>/dev/null || true
mount --rbind /dev "$1/dev"
mount -t tmpfs tmpfs "$1/dev/shm"
mkdir -p "$1/tmp" && chmod 1777 "$1/tmp"
if [ -n "$2" ]; then mkdir -p "$1/src" && mount --bind "$2" "$1/src"; fi
root=$1; shift 2
exec chroot "$root" "$@"
"""


class NoRoot(Exception):
    """A clean Debian could not be made: the machine, or its way to the packages, does not let us."""


def can_make_roots() -> bool:
    """Whether this machine lets us make roots: Linux, root, debootstrap and namespaces."""
    if os.name != "posix" or os.geteuid() != 0 or not shutil.which("debootstrap"):
        return False
    return subprocess.run(["unshare", "-m", "-n", "true"], capture_output=True, check=False).returncode == 0


@dataclass(frozen=True)
class Root:
    """A Debian in a folder."""

    path: Path

    def run(
        self,
        command: str,
        *,
        network: bool = False,
        person: bool = False,
        source: Path | None = None,
        environment: dict[str, str] | None = None,
        check: bool = True,
        timeout: float = 1200,
    ) -> subprocess.CompletedProcess[str]:
        """Runs a shell command inside, as root or as an ordinary person; `source` is seen as /src."""
        home = f"/home/{PERSON}" if person else "/root"
        inside = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": home, "LC_ALL": "C.UTF-8"}
        inside |= self._network_settings() if network else {}
        inside |= environment or {}
        shell = ["/bin/bash", "-c", f"cd {home} && {command}"]
        if person:
            shell = ["setpriv", f"--reuid={PERSON}", f"--regid={PERSON}", "--clear-groups", "--", *shell]
        apart = ["unshare", "-m", *([] if network else ["-n"]), "--pid", "--fork", "--kill-child"]
        line = [*apart, "/bin/bash", "-c", _ENTER, "enter", str(self.path), str(source or ""), *shell]
        done = subprocess.run(
            line,
            env=inside,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
            timeout=timeout,
        )
        if check and done.returncode:
            told = (done.stdout + done.stderr)[-4000:]
            raise RuntimeError(f"{command!r} failed with {done.returncode} in {self.path.name}:\n{told}")
        return done

    def add_person(self) -> None:
        self.run(f"id {PERSON} 2>/dev/null || useradd --create-home --shell /bin/bash {PERSON}")

    def _network_settings(self) -> dict[str, str]:
        """The way out of this machine, for pip and apt inside: name servers, certificates, proxies."""
        shutil.copy("/etc/resolv.conf", self.path / "etc" / "resolv.conf")
        names = ("http_proxy", "https_proxy", "no_proxy", "PIP_INDEX_URL", "PIP_EXTRA_INDEX_URL")
        settings = {name: os.environ[name] for name in names if name in os.environ}
        bundle = os.environ.get("PIP_CERT") or os.environ.get("SSL_CERT_FILE")
        if bundle and Path(bundle).is_file():
            shutil.copy(bundle, self.path / CERTIFICATES.lstrip("/"))
            settings |= {"PIP_CERT": CERTIFICATES, "SSL_CERT_FILE": CERTIFICATES}
        return settings


def make(
    release: str, name: str, packages: list[str], *, then: str = "", inputs: bytes = b"", fresh: bool = True
) -> Root:
    """A root of Debian `release` with these packages, in which the command `then` was run.

    What it takes minutes to make is kept below build/roots, named by all that went into it. Where it need
    not be `fresh`, a root that was left there by the same recipe will do.
    """
    parts = ("\0".join([release, *packages, then]).encode(), inputs, Path(__file__).read_bytes())
    key = hashlib.sha256(b"\0".join(parts)).hexdigest()[:16]
    kept = KEPT / f"{release}-{name}-{key}.tar"
    root = Root(KEPT / f"{release}-{name}")
    if not fresh and kept.exists() and (root.path / "etc" / key).exists():
        return root
    remove(root)
    root.path.mkdir(parents=True)
    if kept.exists():
        subprocess.run(["tar", "-xpf", kept, "-C", root.path, "--numeric-owner"], check=True)
        return root
    subprocess.run(["tar", "-xpf", smallest(release), "-C", root.path, "--numeric-owner"], check=True)
    try:
        if packages:
            install = "apt-get install -y -q --no-install-recommends " + shlex.join(packages)
            quiet = {"DEBIAN_FRONTEND": "noninteractive"}
            root.run(f"apt-get update -q && {install} && apt-get clean", network=True, environment=quiet)
        if then:
            root.run(then, network=True, source=ROOT)
    except (RuntimeError, subprocess.TimeoutExpired) as error:
        raise NoRoot(str(error)) from error
    (root.path / "etc" / key).touch()
    for old in KEPT.glob(f"{release}-{name}-*.tar"):
        old.unlink()
    subprocess.run(["tar", "-cpf", kept, "-C", root.path, "--numeric-owner", "."], check=True)
    return root


def smallest(release: str) -> Path:
    """The smallest Debian there is, in an archive: every root begins with it."""
    suite = SUITES[release]
    kept = KEPT / f"{suite}.tar"
    if kept.exists():
        return kept
    root = Root(KEPT / suite)
    remove(root)
    root.path.mkdir(parents=True)
    line = ["debootstrap", "--variant=minbase", suite, str(root.path)]
    done = subprocess.run(line, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False)
    if done.returncode:
        raise NoRoot(f"debootstrap {suite} failed:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    shutil.rmtree(root.path / "var" / "cache" / "apt" / "archives", ignore_errors=True)
    subprocess.run(["tar", "-cpf", kept, "-C", root.path, "--numeric-owner", "."], check=True)
    remove(root)
    return kept


def remove(root: Root) -> None:
    """Deletes a root; what is mounted in it belongs to entries that have ended."""
    if root.path.exists():
        shutil.rmtree(root.path)
