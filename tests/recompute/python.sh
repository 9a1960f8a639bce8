# For other scripts to read in: sets $python to one that has openpyxl. Where that is not installed, it is kept in the folder
# $1, else in $work.
python=python3
if ! python3 -c 'import openpyxl' 2>/dev/null; then
    venv=${1:-$work}/venv
    [ -x "$venv/bin/python" ] || python3 -m venv "$venv"
    python=$venv/bin/python
    "$python" -c 'import openpyxl' 2>/dev/null || "$python" -m pip install --quiet openpyxl
fi
