# setup.sh: what build-aux/run and build-aux/test share. To be sourced by bash.
#
# Copyright 2026 The Segue authors
# SPDX-License-Identifier: GPL-3.0-or-later

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P) || exit 2

build_packages=(
  gcc libc6-dev pkgconf meson ninja-build gettext libxml2-utils desktop-file-utils appstream help2man
  libglib2.0-dev libjson-glib-dev libxml2-dev libyaml-dev libsoup-3.0-dev libgtk-4-dev libgtk-4-bin libadwaita-1-dev libgtksourceview-5-dev
  librsvg2-common libgstreamer1.0-dev libgstreamer-plugins-base1.0-dev
)
# what plays recordings when the program runs; gstreamer1.0-libav would add M4A and AAC
sound_packages=(gstreamer1.0-plugins-base gstreamer1.0-plugins-good)
# a screen for a machine without one, with fonts for Latin and Korean text, and what takes pictures of it
screen_packages=(xvfb dbus fonts-cantarell fonts-noto-cjk xdotool scrot)
test_packages=(
  at-spi2-core python3 python3-gi python3-jsonschema python3-yaml gir1.2-atspi-2.0 gir1.2-gtk-4.0 openbox x11-utils locales git
  xclip cmark ffmpeg mkvtoolnix iso-codes espeak-ng
)

die ()
{
  echo "${0##*/}: $1" >&2
  exit 2
}

# as_root COMMAND...: run it as root, by sudo where that is needed
as_root ()
{
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo -- "$@"
  else
    die "this needs root, and there is no sudo; run as root: $*"
  fi
}

# confirm QUESTION: true at once with --yes or where nobody can answer
confirm ()
{
  local answer

  if [ "$assume_yes" = 1 ] || [ ! -t 0 ]; then
    return 0
  fi
  read -r -p "$1 [Y/n] " answer || return 1
  [[ "$answer" =~ ^([Yy].*)?$ ]]
}

# require_packages NAME...: install the Debian packages that are missing
require_packages ()
{
  local name
  local missing=()
  local apt=(env DEBIAN_FRONTEND=noninteractive apt-get -y -o DPkg::Lock::Timeout=120)

  if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    echo "This is not a Debian system. Needed are what Debian calls: $*"
    return 0
  fi
  for name; do
    dpkg-query -W -f '${db:Status-Status}\n' "$name" 2>/dev/null | grep -qx installed || missing+=("$name")
  done
  [ ${#missing[@]} -gt 0 ] || return 0

  echo "Missing Debian packages: ${missing[*]}"
  confirm "Install them with apt-get?" || die "not without these packages"
  as_root "${apt[@]}" update || echo "${0##*/}: the package lists could not be updated" >&2
  as_root "${apt[@]}" install --no-install-recommends "${missing[@]}" || die "the packages could not be installed"
}

# require_locale NAME: generate a locale that the system lacks
require_locale ()
{
  local name=$1

  locale -a 2>/dev/null | grep -qix "${name/UTF-8/utf8}" && return 0
  command -v localedef >/dev/null || return 0
  echo "Missing locale: $name"
  confirm "Generate it with localedef?" || die "not without this locale"
  as_root localedef -i "${name%%.*}" -f UTF-8 "$name" || die "the locale $name could not be generated"
}

# build_in FOLDER MESON-OPTION...: set up where that was not done yet, compile, and install into FOLDER/local, from where
# the program finds its translations, icons, settings and examples as it would when installed
build_in ()
{
  local build=$1
  shift

  # a checkout that was moved or copied: the old paths are all over the build folder
  if [ -f "$build/meson-info/meson-info.json" ] &&
     ! grep -qF "\"source\": \"$root\"" "$build/meson-info/meson-info.json"; then
    rm -rf "$build"
  fi
  if [ ! -f "$build/build.ninja" ]; then
    meson setup --prefix="$build/local" -Dwerror=true -Dbenchmarks=true "$@" "$build" "$root" || die "meson setup failed"
  fi
  ninja -C "$build" || die "the build failed"
  meson install -C "$build" --no-rebuild --only-changed --quiet || die "the installation into $build/local failed"
  export XDG_DATA_DIRS="$build/local/share:${XDG_DATA_DIRS:-/usr/local/share:/usr/share}"
}
