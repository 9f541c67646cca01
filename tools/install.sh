# Puts exactly the packages of one hash-checked list, and this project, into a virtual environment.
# usage: PYTHON=python3 sh tools/install.sh .venv requirements/run.txt
set -eu
venv=$1
list=$2

fail() {
    echo "$1" >&2
    exit 1
}

has() {
    "$PYTHON" -c "import $1" 2>/dev/null
}

[ -n "${PYTHON:-}" ] || fail "Python 3.11 or newer is needed and was not found: install it, or say where it is with make PYTHON=/path/to/python3."
has venv || fail "$PYTHON has no venv module: install it (on Debian and Ubuntu: apt-get install python3-venv) and run make again."

if [ ! -x "$venv/bin/python" ]; then
    if has ensurepip; then "$PYTHON" -m venv "$venv"; else "$PYTHON" -m venv --without-pip "$venv"; fi
fi

# Debian keeps ensurepip in a package of its own; the pip beside Python installs into the environment then.
if "$venv/bin/python" -c "import pip" 2>/dev/null; then
    pip() { "$venv/bin/python" -m pip "$@"; }
elif has pip; then
    pip() { "$PYTHON" -m pip --python "$venv/bin/python" "$@"; }
else
    fail "There is no pip for $PYTHON: install it (on Debian and Ubuntu: apt-get install python3-venv), delete $venv and run make again."
fi

echo "Installing $list into $venv"
pip install --quiet --disable-pip-version-check --require-hashes --requirement "$list"
case $list in
*/lock.txt) ;;
*) pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps --editable . ;;
esac
